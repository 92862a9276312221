package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Message;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whose words a message passes on, and from when. */
final class ForwardedLabel extends Label {

    static final double HEIGHT = 20;

    private final Texts texts = Texts.of(ForwardedLabel.class);

    ForwardedLabel() {
        getStyleClass().add("forwarded");
        setGraphic(new FontIcon(Feather.CORNER_UP_RIGHT));
        setManaged(false);
    }

    /** Hides where the message has words of its own. */
    void show(ChatMessage message, ChatModel chat, MessageTimes when) {
        setVisible(message.forwarded().isPresent());
        message.forwarded().ifPresent(from -> setText(words(from, chat, when)));
    }

    private String words(Message.Forwarded from, ChatModel chat, MessageTimes when) {
        return texts.get("message.forwarded", chat.name(from.author()), when.dayAndTime(from.writtenAt()));
    }
}
