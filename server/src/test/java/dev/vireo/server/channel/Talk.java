package dev.vireo.server.channel;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.Http.Answer;
import dev.vireo.server.TestOffice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the cast does in channels, in its own words. */
record Talk(TestOffice office) {

    static final String V1 = "/api/v1";

    Channel group(String owner, String name, String... members) {
        return make(owner, ChannelKind.GROUP, name, members).as(Channel.class);
    }

    Channel open(String owner, String name, String... members) {
        return make(owner, ChannelKind.OPEN, name, members).as(Channel.class);
    }

    Answer make(String owner, ChannelKind kind, String name, String... members) {
        return office.as(owner).post(V1 + "/channels", new Requests.NewChannel(kind, name, "", List.of(members)));
    }

    Channel direct(String one, String other) {
        return office.as(one).post(V1 + "/direct/" + other).as(Channel.class);
    }

    Channel see(String username, Channel channel) {
        return office.as(username).get(of(channel)).as(Channel.class);
    }

    Answer change(String username, Channel channel, Requests.ChannelChange change) {
        return office.as(username).patch(of(channel), change);
    }

    Answer rename(String username, Channel channel, String name) {
        return change(username, channel, new Requests.ChannelChange(name, null, null, null));
    }

    Answer archive(String username, Channel channel) {
        return office.as(username).delete(of(channel));
    }

    Answer reopen(String username, Channel channel) {
        return change(username, channel, new Requests.ChannelChange(null, null, false, null));
    }

    Answer add(String username, Channel channel, String... users) {
        return office.as(username).post(of(channel) + "/members", new Requests.NewMembers(List.of(users)));
    }

    Answer join(String username, Channel channel) {
        return add(username, channel, username);
    }

    Answer remove(String username, Channel channel, String other) {
        return office.as(username).delete(of(channel) + "/member/" + other);
    }

    Answer leave(String username, Channel channel) {
        return remove(username, channel, username);
    }

    Answer give(String username, Channel channel, String other, ChannelRole role) {
        return prefer(username, channel, other, new Requests.MemberChange(role, null, null));
    }

    Answer prefer(String username, Channel channel, String other, Requests.MemberChange change) {
        return office.as(username).patch(of(channel) + "/member/" + other, change);
    }

    Answer tries(String username, Channel channel, String text) {
        return office.as(username).post(of(channel) + "/messages", new Requests.NewMessage(null, text, null, null));
    }

    Message send(String username, Channel channel, String text) {
        return tries(username, channel, text).as(Message.class);
    }

    Message reply(String username, Message parent, String text) {
        return office.as(username).post(V1 + "/channel/" + parent.channelId() + "/messages",
                new Requests.NewMessage(null, text, parent.id(), null)).as(Message.class);
    }

    Answers.ReadState read(String username, Message message) {
        return office.as(username).post(V1 + "/channel/" + message.channelId() + "/read", new Requests.Read(message.id()))
                .as(Answers.ReadState.class);
    }

    Answers.ReadState unread(String username, Message message) {
        return office.as(username).post(V1 + "/channel/" + message.channelId() + "/unread", new Requests.MarkUnread(message.id()))
                .as(Answers.ReadState.class);
    }

    List<Message> history(String username, Channel channel) {
        return office.as(username).get(of(channel) + "/messages").as(Answers.Messages.class).messages();
    }

    Cursor now(String username) {
        return office.as(username).get(V1 + "/channels").as(Answers.Channels.class).cursor();
    }

    /** Everything that somebody is told after a cursor, up to where the office is now. */
    List<Event> toldSince(String username, Cursor cursor) {
        Cursor end = now("shyam");
        List<Event> told = new ArrayList<>();
        Cursor at = cursor;
        while (at.pos() < end.pos()) {
            Answers.Events page = Json.readEvents(office.as(username).get(V1 + "/events?after=" + at).bytes());
            page.events().stream().map(LoggedEvent::event).forEach(told::add);
            at = page.cursor();
        }
        return told;
    }

    static String of(Channel channel) {
        return V1 + "/channel/" + channel.id();
    }

    static Member member(Channel channel, String username) {
        return members(channel).stream().filter(member -> member.user().equals(username)).findFirst().orElseThrow();
    }

    static List<Member> members(Channel channel) {
        return Objects.requireNonNull(channel.members());
    }

    static @Nullable Integer unread(Channel channel) {
        return channel.unread();
    }
}
