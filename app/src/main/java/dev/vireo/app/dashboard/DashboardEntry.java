package dev.vireo.app.dashboard;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;

/** The person or channel that a card stands for. */
sealed interface DashboardEntry {

    /** How it is called. */
    String name();

    int unread();

    /** A person of the office. */
    record Colleague(Person person) implements DashboardEntry {

        @Override
        public String name() {
            return person.displayName();
        }

        @Override
        public int unread() {
            return person.unreadProperty().get();
        }
    }

    /** A channel that I am in. */
    record ChannelEntry(Conversation conversation) implements DashboardEntry {

        @Override
        public String name() {
            return conversation.name();
        }

        @Override
        public int unread() {
            return conversation.unread();
        }
    }
}
