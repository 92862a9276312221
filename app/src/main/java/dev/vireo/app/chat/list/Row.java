package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.LoadState;
import java.time.LocalDate;

/**
 * One row of the list, with everything its cell shows as of now. A change of what is shown is another row in the same place, so
 * that cells listen to nothing.
 */
public sealed interface Row {

    /** Whether the other row stands for the same thing, though it may show it differently. */
    boolean isSameAs(Row other);

    /** There is history before the first message. */
    record EarlierRow(LoadState state) implements Row {
        @Override
        public boolean isSameAs(Row other) {
            return other instanceof EarlierRow;
        }
    }

    /** A day begins. */
    record DayRow(LocalDate date, LocalDate today) implements Row {
        @Override
        public boolean isSameAs(Row other) {
            return other instanceof DayRow day && day.date.equals(date);
        }
    }

    /** Here begins what was unread when the window was opened. */
    record NewMessagesRow() implements Row {
        @Override
        public boolean isSameAs(Row other) {
            return other instanceof NewMessagesRow;
        }
    }

    /** Here begin the replies to the message above. */
    record RepliesRow(int count) implements Row {
        @Override
        public boolean isSameAs(Row other) {
            return other instanceof RepliesRow;
        }
    }

    /**
     * A message.
     *
     * @param first whether a group of bubbles begins with it
     * @param last  whether a group of bubbles ends with it
     */
    record MessageRow(ChatMessage message, MessageSnapshot snapshot, boolean first, boolean last) implements Row {
        @Override
        public boolean isSameAs(Row other) {
            return other instanceof MessageRow said && said.message.key().equals(message.key());
        }

        public Delivery delivery() {
            return snapshot.delivery();
        }
    }
}
