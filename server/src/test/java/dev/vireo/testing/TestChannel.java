package dev.vireo.testing;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.testing.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A channel of an office under test, and what people do in it over HTTP. */
public record TestChannel(TestOffice office, String id) {

    private static final String V1 = "/api/v1";
    private static final String OWNER = "shyam";

    /** A group that Shyam owns. */
    public static TestChannel group(TestOffice office, String name, String... members) {
        Requests.NewChannel group = new Requests.NewChannel(ChannelKind.GROUP, name, "", List.of(members));
        return new TestChannel(office, office.as(OWNER).post(V1 + "/channels", group).as(Channel.class).id());
    }

    public static TestChannel direct(TestOffice office, String one, String other) {
        return new TestChannel(office, office.as(one).post(V1 + "/direct/" + other).as(Channel.class).id());
    }

    /** Shyam gives somebody a role. */
    public void role(String username, ChannelRole role) {
        Answer given = office.as(OWNER).patch(V1 + "/channel/" + id + "/member/" + username,
                new Requests.MemberChange(role, null, null));
        if (given.status() != 200) {
            throw new AssertionError("refused with " + given);
        }
    }

    public void archive() {
        office.as(OWNER).delete(V1 + "/channel/" + id);
    }

    public Message send(String username, String body) {
        return trySend(username, body, null).as(Message.class);
    }

    public Message reply(String username, Message parent, String body) {
        return trySend(username, body, parent.id()).as(Message.class);
    }

    public Answer trySend(String username, String body, String parentId) {
        return office.as(username).post(V1 + "/channel/" + id + "/messages", new Requests.MessageToSend(null, body, parentId, null));
    }

    /** Passes a message of any channel on to this one. */
    public Answer forward(String username, Message message, String clientId) {
        return office.as(username).post(V1 + "/channel/" + id + "/messages", Requests.MessageToSend.forwarding(clientId, message.id()));
    }

    public Answer edit(String username, Message message, String body) {
        return office.as(username).patch(path(message), new Requests.MessageChange(body));
    }

    public Answer delete(String username, Message message) {
        return office.as(username).delete(path(message));
    }

    public Answer react(String username, Message message, String emoji) {
        return office.as(username).send("PUT", path(message) + "/reaction/" + encoded(emoji), null);
    }

    public Answer takeBack(String username, Message message, String emoji) {
        return office.as(username).delete(path(message) + "/reaction/" + encoded(emoji));
    }

    public Answer pin(String username, Message message) {
        return office.as(username).send("PUT", path(message) + "/pin", null);
    }

    public Answer unpin(String username, Message message) {
        return office.as(username).delete(path(message) + "/pin");
    }

    /** The last one pinned first. */
    public List<Answers.Pin> pins(String username) {
        return office.as(username).get(V1 + "/channel/" + id + "/pins").as(Answers.PinList.class).pins();
    }

    public Answer save(String username, Message message) {
        return office.as(username).send("PUT", path(message) + "/saved", null);
    }

    public Answer unsave(String username, Message message) {
        return office.as(username).delete(path(message) + "/saved");
    }

    public Answer versions(String username, Message message) {
        return office.as(username).get(path(message) + "/versions");
    }

    public Message see(String username, Message message) {
        return office.as(username).get(path(message)).as(Message.class);
    }

    /** @param query as in {@code ?limit=1}, or empty */
    public Answers.ThreadView thread(String username, Message message, String query) {
        return office.as(username).get(path(message) + "/thread" + query).as(Answers.ThreadView.class);
    }

    public Answers.ReadState follow(String username, Message message, boolean following) {
        return office.as(username).send(following ? "PUT" : "DELETE", path(message) + "/following", null)
                .as(Answers.ReadState.class);
    }

    public Answers.ReadState read(String username, Message upTo) {
        return office.as(username).post(V1 + "/channel/" + id + "/read", new Requests.Read(upTo.id()))
                .as(Answers.ReadState.class);
    }

    public Answers.ReadState markUnread(String username, Message from) {
        return office.as(username).post(V1 + "/channel/" + id + "/unread", new Requests.MarkUnread(from.id()))
                .as(Answers.ReadState.class);
    }

    public Answers.MessagePage history(String username, String query) {
        return office.as(username).get(V1 + "/channel/" + id + "/messages" + query).as(Answers.MessagePage.class);
    }

    public ChannelUnread unread(String username) {
        List<ChannelUnread> all = office.as(username).get(V1 + "/unread").as(Unread.class).channels();
        return all.stream().filter(one -> one.channelId().equals(id)).findFirst().orElseThrow();
    }

    private static String path(Message message) {
        return V1 + "/message/" + message.id();
    }

    private static String encoded(String emoji) {
        return URLEncoder.encode(emoji, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
