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
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the cast does in channels, in its own words. */
public record Talk(TestOffice office) {

    static final String V1 = "/api/v1";

    public Channel group(String owner, String name, String... members) {
        return make(owner, ChannelKind.GROUP, name, members).as(Channel.class);
    }

    public Channel open(String owner, String name, String... members) {
        return make(owner, ChannelKind.OPEN, name, members).as(Channel.class);
    }

    public Answer make(String owner, ChannelKind kind, String name, String... members) {
        return office.as(owner).post(V1 + "/channels", new Requests.NewChannel(kind, name, "", List.of(members)));
    }

    public Channel direct(String one, String other) {
        return office.as(one).post(V1 + "/direct/" + other).as(Channel.class);
    }

    public Channel see(String username, Channel channel) {
        return office.as(username).get(of(channel)).as(Channel.class);
    }

    public Answer change(String username, Channel channel, Requests.ChannelChange change) {
        return office.as(username).patch(of(channel), change);
    }

    public Answer rename(String username, Channel channel, String name) {
        return change(username, channel, new Requests.ChannelChange(name, null, null, null));
    }

    public Answer archive(String username, Channel channel) {
        return office.as(username).delete(of(channel));
    }

    public Answer reopen(String username, Channel channel) {
        return change(username, channel, new Requests.ChannelChange(null, null, false, null));
    }

    public Answer add(String username, Channel channel, String... users) {
        return office.as(username).post(of(channel) + "/members", new Requests.NewMembers(List.of(users)));
    }

    public Answer join(String username, Channel channel) {
        return add(username, channel, username);
    }

    public Answer remove(String username, Channel channel, String other) {
        return office.as(username).delete(of(channel) + "/member/" + other);
    }

    public Answer leave(String username, Channel channel) {
        return remove(username, channel, username);
    }

    public Answer give(String username, Channel channel, String other, ChannelRole role) {
        return prefer(username, channel, other, new Requests.MemberChange(role, null, null));
    }

    public Answer prefer(String username, Channel channel, String other, Requests.MemberChange change) {
        return office.as(username).patch(of(channel) + "/member/" + other, change);
    }

    public Answer tries(String username, Channel channel, String text) {
        return office.as(username).post(of(channel) + "/messages", new Requests.MessageToSend(null, text, null, null));
    }

    public Message send(String username, Channel channel, String text) {
        return tries(username, channel, text).as(Message.class);
    }

    public Message reply(String username, Message parent, String text) {
        return office.as(username).post(V1 + "/channel/" + parent.channelId() + "/messages",
                new Requests.MessageToSend(null, text, parent.id(), null)).as(Message.class);
    }

    public Answers.ReadState read(String username, Message message) {
        return office.as(username).post(V1 + "/channel/" + message.channelId() + "/read", new Requests.Read(message.id()))
                .as(Answers.ReadState.class);
    }

    public Answers.ReadState unread(String username, Message message) {
        return office.as(username).post(V1 + "/channel/" + message.channelId() + "/unread", new Requests.MarkUnread(message.id()))
                .as(Answers.ReadState.class);
    }

    public List<Message> history(String username, Channel channel) {
        return office.as(username).get(of(channel) + "/messages").as(Answers.MessagePage.class).messages();
    }

    public Cursor now(String username) {
        return office.as(username).get(V1 + "/channels").as(Answers.ChannelList.class).cursor();
    }

    /** Everything that somebody is told after a cursor, up to where the office is now. */
    public List<Event> toldSince(String username, Cursor cursor) {
        Cursor end = now("shyam");
        List<Event> told = new ArrayList<>();
        Cursor at = cursor;
        while (at.pos() < end.pos()) {
            Answers.EventPage page = Json.readEvents(office.as(username).get(V1 + "/events?after=" + at).bytes());
            page.events().stream().map(LoggedEvent::event).forEach(told::add);
            at = page.cursor();
        }
        return told;
    }

    public static String of(Channel channel) {
        return V1 + "/channel/" + channel.id();
    }

    public static Member member(Channel channel, String username) {
        return members(channel).stream().filter(member -> member.user().equals(username)).findFirst().orElseThrow();
    }

    public static List<Member> members(Channel channel) {
        return Objects.requireNonNull(channel.members());
    }
}
