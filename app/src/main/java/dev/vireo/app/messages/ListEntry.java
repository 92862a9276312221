package dev.vireo.app.messages;

import dev.vireo.app.state.Conversation;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** One line of the list. */
sealed interface ListEntry {

    /** The heading of a section; the same object for as long as the list lives. */
    final class SectionHeading implements ListEntry {

        private final ListSection section;
        private final BooleanProperty folded = new SimpleBooleanProperty();
        private final IntegerProperty unread = new SimpleIntegerProperty();
        private final IntegerProperty size = new SimpleIntegerProperty();

        SectionHeading(ListSection section, boolean folded) {
            this.section = section;
            this.folded.set(folded);
        }

        ListSection section() {
            return section;
        }

        BooleanProperty foldedProperty() {
            return folded;
        }

        /** Of all its conversations. */
        IntegerProperty unreadProperty() {
            return unread;
        }

        IntegerProperty sizeProperty() {
            return size;
        }
    }

    /** A conversation. */
    record ConversationEntry(Conversation conversation) implements ListEntry {
    }

    /** The row of a section without conversations. */
    record EmptySection(ListSection section) implements ListEntry {
    }
}
