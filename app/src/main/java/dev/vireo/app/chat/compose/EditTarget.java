package dev.vireo.app.chat.compose;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.protocol.Answers.Scheduled;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** What the editor gives other words to: a message that was sent, or one that is to be sent later. */
sealed interface EditTarget {

    /** What the editor begins with. */
    String words();

    CompletionStage<Void> save(String body);

    /** The person wants it as it is. */
    void giveUp();

    /** Whether there is nothing any more that could be edited. */
    ObservableValue<Boolean> gone();

    /** The key of the text that says what is edited. */
    String banner();

    record MessageEdit(ChatModel chat, ChatMessage message) implements EditTarget {

        @Override
        public String words() {
            // What the office did not take last time is there again.
            return message.unsavedEdit().orElseGet(message::body);
        }

        @Override
        public CompletionStage<Void> save(String body) {
            return chat.edit(message, body);
        }

        @Override
        public void giveUp() {
            chat.discardEdit(message);
        }

        @Override
        public ObservableValue<Boolean> gone() {
            return message.deletedProperty();
        }

        @Override
        public String banner() {
            return "edit.words";
        }
    }

    /** One that is sent meanwhile stays in the editor, and saving it fails: nobody's words vanish while they write. */
    record ScheduledEdit(ChatModel chat, Scheduled scheduled) implements EditTarget {

        @Override
        public String words() {
            return scheduled.body();
        }

        @Override
        public CompletionStage<Void> save(String body) {
            return chat.chats().scheduled().change(scheduled.id(), body, null);
        }

        @Override
        public void giveUp() {
            // It is as it was.
        }

        @Override
        public ObservableValue<Boolean> gone() {
            return new SimpleBooleanProperty();
        }

        @Override
        public String banner() {
            return "edit.scheduled";
        }
    }
}
