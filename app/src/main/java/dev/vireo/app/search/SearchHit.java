package dev.vireo.app.search;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import java.util.List;
import java.util.Optional;

/** A person or channel that matches a search. */
sealed interface SearchHit {

    NameMatch match();

    /** As it is shown. */
    String name();

    record PersonHit(Person person, NameMatch match) implements SearchHit {

        @Override
        public String name() {
            return person.displayName();
        }
    }

    /** One of the person's channels. */
    record ChannelHit(Conversation conversation, NameMatch match) implements SearchHit {

        @Override
        public String name() {
            return conversation.name();
        }
    }

    /** @param wanted folded, not blank */
    static Optional<SearchHit> in(Person person, String wanted) {
        return NameMatch.of(person.displayName(), person.username(),
                List.of(person.titleProperty().get(), person.departmentProperty().get()), wanted)
                .map(match -> new PersonHit(person, match));
    }

    /** @param wanted folded, not blank */
    static Optional<SearchHit> in(Conversation channel, String wanted) {
        return NameMatch.of(channel.name(), "", List.of(channel.descriptionProperty().get()), wanted)
                .map(match -> new ChannelHit(channel, channel.archivedProperty().get() ? match.last() : match));
    }
}
