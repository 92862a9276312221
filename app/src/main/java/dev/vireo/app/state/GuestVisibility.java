package dev.vireo.app.state;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Works out whom a guest sees and who may write to whom, by the server's rule: a guest sees the people of the channels that they are
 * in, direct ones aside; and between a guest and somebody with whom they share no channel nothing is written. FX thread only.
 */
final class GuestVisibility {

    private final People people;
    private final Conversations conversations;

    GuestVisibility(People people, Conversations conversations) {
        this.people = people;
        this.conversations = conversations;
    }

    /** To be called when somebody's role, or who is in which channel, may have changed. */
    void update() {
        boolean guest = isGuest();
        Set<String> companions = new HashSet<>(List.of(people.me().username()));
        conversations.joined().stream().filter(conversation -> !conversation.isDirect())
                .flatMap(conversation -> conversation.members().stream())
                .forEach(member -> companions.add(member.person().username()));
        if (guest) {
            people.retain(companions);
        }
        for (Conversation conversation : conversations.all()) {
            boolean withGuest = conversation.isDirect()
                    && (guest || conversation.other().roleProperty().get() == OfficeRole.GUEST);
            conversation.details.asGuest = guest;
            conversation.details.cutOff.set(withGuest && !companions.contains(conversation.other().username()));
        }
    }

    /** After entries of the log were applied. */
    void follow(List<LoggedEvent> entries) {
        if (entries.stream().map(LoggedEvent::event).anyMatch(GuestVisibility::bearsOnIt)) {
            update();
        }
    }

    private static boolean bearsOnIt(Event event) {
        return event instanceof Event.UserUpdated || event instanceof Event.ChannelUpdated || event instanceof Event.MemberUpdated;
    }

    /**
     * Takes over a profile.
     *
     * @return whether I became a guest by it or am one no longer: then I see other people, of whom the log does not tell
     */
    boolean updated(User user) {
        boolean before = isGuest();
        people.update(List.of(user));
        return isGuest() != before;
    }

    private boolean isGuest() {
        return people.me().roleProperty().get() == OfficeRole.GUEST;
    }
}
