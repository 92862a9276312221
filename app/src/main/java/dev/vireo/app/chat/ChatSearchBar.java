package dev.vireo.app.chat;

import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.FocusField;
import dev.vireo.app.ui.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** The line above the messages in which they are searched: Enter and ↑ go to the next older one, Shift+Enter and ↓ to the newer. */
final class ChatSearchBar extends HBox {

    private final ChatSearchModel model;
    private final Texts texts = Texts.of(ChatSearchBar.class);
    private final TextField query = new TextField();
    private final Label count = new Label();
    private final Button older = button("olderHit", Feather.CHEVRON_UP, "search.older");
    private final Button newer = button("newerHit", Feather.CHEVRON_DOWN, "search.newer");

    /**
     * @param hit    leads to a message that was found
     * @param list   shows all that fits these words as a list
     * @param closed told when the person has closed it
     */
    ChatSearchBar(ChatSearchModel model, Consumer<String> hit, Consumer<String> list, Runnable closed) {
        this.model = model;
        setId("chatSearch");
        getStyleClass().add("chat-search");
        setAlignment(Pos.CENTER_LEFT);
        query.setId("chatQuery");
        query.setPromptText(texts.get("search.prompt"));
        query.setAccessibleText(texts.get("search.prompt"));
        HBox.setHgrow(query, Priority.ALWAYS);
        count.setId("chatHits");
        count.getStyleClass().addAll("secondary", "muted");
        count.setMinWidth(USE_PREF_SIZE);
        Button all = button("hitList", Feather.LIST, "search.list");
        all.setOnAction(_ -> list.accept(query.getText().strip()));
        Button close = button("closeChatSearch", Feather.X, "search.close");
        close.setOnAction(_ -> {
            leave();
            closed.run();
        });
        older.setOnAction(_ -> model.go(1));
        newer.setOnAction(_ -> model.go(-1));
        getChildren().setAll(query, count, older, newer, all, close);
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.stateProperty().subscribe(_ -> describe());
        model.placeProperty().subscribe(_ -> {
            describe();
            model.current().ifPresent(hit);
        });
        shown(false);
    }

    /** Shows it, or goes back to its field. */
    void open() {
        shown(true);
        FocusField.into(query);
        query.selectAll();
    }

    boolean isOpen() {
        return isVisible();
    }

    /** Takes it away, and with it the marks. Returns whether it was there. */
    boolean leave() {
        boolean was = isVisible();
        shown(false);
        query.clear();
        return was;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> model.go(event.isShiftDown() ? -1 : 1);
            case UP -> model.go(1);
            case DOWN -> model.go(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void describe() {
        String size = texts.get(model.more() ? "search.many" : "search.number", model.size());
        String words = switch (model.stateProperty().get()) {
            case RESTING, LOADING -> "";
            case NOTHING -> texts.get("search.nothing");
            case FOUND -> texts.get("search.place", model.placeProperty().get() + 1, size);
            case FOUND_IN_LOADED -> model.size() == 0 ? texts.get("search.offline.nothing")
                    : texts.get("search.offline", model.placeProperty().get() + 1, size);
        };
        count.setText(words);
        count.setVisible(!words.isEmpty());
        count.setManaged(!words.isEmpty());
        older.setDisable(model.size() < 2);
        newer.setDisable(model.size() < 2);
    }

    private Button button(String id, Feather icon, String key) {
        Button button = new Button("", DirectedIcon.of(icon));
        button.setId(id);
        button.getStyleClass().add("icon-button");
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setAccessibleText(texts.get(key));
        return button;
    }

    private void shown(boolean wanted) {
        setVisible(wanted);
        setManaged(wanted);
    }
}
