package dev.vireo.app.chat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.ListServices;
import dev.vireo.app.state.PinnedMessage;
import dev.vireo.app.ui.PopupEdge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Zoomed;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * What is pinned in a chat, in a popup: a click or Enter leads to a message, Delete unpins it, Escape closes. It closes by itself when
 * nothing is pinned any more.
 */
final class PinnedList {

    private static final double WIDTH = 380;
    private static final int MOST_ROWS = 5;
    /** Around the rows, the title included. */
    private static final double BELOW = 8;

    private final ChatModel chat;
    private final Consumer<String> open;
    private final Popup popup = new Popup();
    private final ListView<PinnedMessage> list = new ListView<>();
    private final ObservableList<PinnedMessage> pins;
    private final InvalidationListener changed = _ -> fit();

    /** @param open leads to the message of this id */
    PinnedList(ChatModel chat, ListServices services, Consumer<String> open) {
        this.chat = chat;
        this.open = open;
        pins = chat.conversation().pins().view();
        Label title = new Label(Texts.of(PinnedList.class).get("pins.title"));
        title.getStyleClass().add("heading");
        list.setId("pinned");
        list.setFixedCellSize(PinnedCell.HEIGHT);
        list.setItems(pins);
        list.setCellFactory(_ -> {
            PinnedCell cell = new PinnedCell(chat, services);
            cell.setOnMouseClicked(_ -> open(cell.getItem()));
            return cell;
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox box = new VBox(title, list);
        box.getStyleClass().add("pinned");
        box.setPrefWidth(WIDTH);
        box.getStylesheets().add(Objects.requireNonNull(PinnedList.class.getResource("PinnedList.css")).toExternalForm());
        Zoomed.show(popup, box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        pins.addListener(changed);
        fit();
    }

    /** Shows it below this button, or hides it if it shows. */
    void toggle(Button below) {
        Bounds at = below.localToScreen(below.getLayoutBounds());
        if (popup.isShowing() || at == null) {
            popup.hide();
            return;
        }
        popup.setAnchorLocation(PopupEdge.END.corner(below, false));
        popup.show(below.getScene().getWindow(), PopupEdge.END.x(below, at), at.getMaxY() + 4);
        list.requestFocus();
        list.getSelectionModel().selectFirst();
    }

    void close() {
        pins.removeListener(changed);
        popup.hide();
    }

    private void fit() {
        list.setPrefHeight(Math.min(MOST_ROWS, pins.size()) * PinnedCell.HEIGHT + BELOW);
        if (pins.isEmpty()) {
            popup.hide();
        }
    }

    private void key(KeyEvent event) {
        PinnedMessage chosen = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER) {
            open(chosen);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            popup.hide();
        } else if (event.getCode() == KeyCode.DELETE && chosen != null && chat.mayPin()) {
            chat.pin(chosen.message(), false);
        } else {
            return;
        }
        event.consume();
    }

    private void open(@Nullable PinnedMessage pin) {
        if (pin != null) {
            popup.hide();
            open.accept(pin.message().id());
        }
    }
}
