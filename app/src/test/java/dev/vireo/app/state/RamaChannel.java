package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.time.Instant;
import java.util.List;

/** A direct channel of Shyam and Rama, and what happens in it. */
final class RamaChannel {

    static final String CHANNEL = "7";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private RamaChannel() {
    }

    static Event from(String author, long number) {
        return new Event.NewMessage(message(author, number, null));
    }

    static Message message(String author, long number, String clientId) {
        return Message.written("" + (1000 + number), CHANNEL, number, author, "Hello", NOON.plusSeconds(number), clientId);
    }

    static Event receipt(String user, long number, int unread) {
        return new Event.ReadReceipt(CHANNEL, user, null, "" + (1000 + number), number, unread, 0, NOON);
    }

    static Channel channel(long lastNumber, Integer unread, Message last) {
        return new Channel(CHANNEL, ChannelKind.DIRECT, "", "", NOON, false, null, List.of(member("shyam"), member("rama")), lastNumber,
                unread, unread == null ? null : 0, List.of(), last);
    }

    private static Member member(String username) {
        return new Member(username, ChannelRole.MEMBER, NotificationPreference.ALL, null, 0);
    }

    static User user(String username) {
        return new User(username, username, "", "", OfficeRole.MEMBER, "", null, null, null);
    }
}
