package dev.vireo.app.messages;

import dev.vireo.app.state.Conversation;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** One line of the list. */
sealed interface ListEntry {

    /** What stands above a section; the same object for as long as the list lives. */
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

    /** What stands in a section that has nothing yet. */
    record EmptySection(ListSection section) implements ListEntry {
    }
}
