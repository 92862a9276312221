package dev.vireo.app.chat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.ui.AskTimeEvent;
import dev.vireo.app.ui.PopupEdge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Zoomed;
import dev.vireo.protocol.Answers.Scheduled;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the field: how many messages are to be sent here later. Leads to their list; takes no room where there are none. */
final class ScheduledBar extends HBox implements ScheduledPane.ScheduledCommands {

    private static final double WIDTH = 380;
    private static final int MOST_ROWS = 4;
    private static final double BELOW = 16;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final ChatModel chat;
    private final Consumer<Scheduled> edit;
    private final Consumer<Scheduled> delete;
    private final Texts texts = Texts.of(ScheduledBar.class);
    private final Button open = new Button("", new FontIcon(Feather.CLOCK));
    private final Popup popup = new Popup();
    private final ScheduledPane pane;
    private final InvalidationListener changed = _ -> show();

    /**
     * @param edit   gives one other words, in the field
     * @param delete asks, before one is given up
     */
    ScheduledBar(ChatModel chat, Consumer<Scheduled> edit, Consumer<Scheduled> delete) {
        this.chat = chat;
        this.edit = edit;
        this.delete = delete;
        setId("scheduledBar");
        getStyleClass().add("scheduled-bar");
        open.setId("scheduledOpen");
        open.getStyleClass().add("link");
        open.setOnAction(_ -> toggle());
        getChildren().add(open);
        pane = new ScheduledPane(chat.workspace(), chat.chats().scheduled(), new TimeWords(chat.clock()),
                each -> each.channelId().equals(chat.conversation().channelId()), false, this);
        Label title = new Label(texts.get("scheduled.title"));
        title.getStyleClass().add("heading");
        VBox box = new VBox(title, pane);
        VBox.setVgrow(pane, Priority.ALWAYS);
        box.getStyleClass().add("scheduled-popup");
        box.setPrefWidth(WIDTH);
        box.getStylesheets().add(Objects.requireNonNull(ScheduledBar.class.getResource("Scheduled.css")).toExternalForm());
        box.addEventHandler(AskTimeEvent.ASK_TIME, event -> {
            popup.hide();
            fireEvent(event);
            event.consume();
        });
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                popup.hide();
                event.consume();
            }
        });
        Zoomed.show(popup, box);
        popup.setAutoHide(true);
        pane.shown().addListener(changed);
        show();
    }

    void close() {
        pane.shown().removeListener(changed);
        popup.hide();
        pane.close();
    }

    @Override
    public List<MenuItem> ways(Scheduled scheduled) {
        // One that was due already needs another time first.
        return scheduled.problem() != null || !chat.mayWrite() ? List.of()
                : List.of(ScheduledPane.item("scheduledEdit", texts.get("scheduled.edit"), () -> {
                    popup.hide();
                    edit.accept(scheduled);
                }));
    }

    @Override
    public void delete(Scheduled scheduled) {
        popup.hide();
        delete.accept(scheduled);
    }

    private void show() {
        List<Scheduled> now = pane.shown();
        int failed = (int) now.stream().filter(each -> each.problem() != null).count();
        setVisible(!now.isEmpty());
        setManaged(isVisible());
        open.setText(failed > 0 ? texts.get("scheduled.bar.failed", failed) : texts.get("scheduled.bar", now.size()));
        open.pseudoClassStateChanged(FAILED, failed > 0);
        pane.list().setPrefHeight(Math.min(MOST_ROWS, now.size()) * ScheduledCell.HEIGHT + BELOW);
        if (now.isEmpty()) {
            popup.hide();
        }
    }

    private void toggle() {
        Bounds at = open.localToScreen(open.getLayoutBounds());
        if (popup.isShowing() || at == null) {
            popup.hide();
            return;
        }
        popup.setAnchorLocation(PopupEdge.START.corner(open, true));
        popup.show(getScene().getWindow(), PopupEdge.START.x(open, at), at.getMinY() - 4);
        pane.list().requestFocus();
        pane.list().getSelectionModel().selectFirst();
    }
}
