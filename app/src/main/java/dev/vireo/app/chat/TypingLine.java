package dev.vireo.app.chat;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Says who is writing, in room below the messages that is always there, so that it moves nothing. */
final class TypingLine extends Label {

    private final ObservableList<Person> typing;
    private final Texts texts = Texts.of(TypingLine.class);
    private final InvalidationListener changed = _ -> show();

    TypingLine(ObservableList<Person> typing) {
        this.typing = typing;
        setId("typing");
        getStyleClass().addAll("typing", "caption");
        setMouseTransparent(true);
        StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
        typing.addListener(changed);
        show();
    }

    void close() {
        typing.removeListener(changed);
    }

    private void show() {
        List<Person> who = List.copyOf(typing);
        setText(switch (who.size()) {
            case 0 -> "";
            case 1 -> texts.get("typing.one", who.getFirst().displayName());
            case 2 -> texts.get("typing.two", who.getFirst().displayName(), who.getLast().displayName());
            default -> texts.get("typing.several");
        });
        setVisible(!who.isEmpty());
    }
}
