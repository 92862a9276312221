package dev.vireo.server;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.server.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A channel of an office under test, and what people do in it over HTTP. */
public record TestChannel(TestOffice office, String id) {

    private static final String V1 = "/api/v1";

    /** A group of the owner and members. */
    public static TestChannel group(TestOffice office, String name, String owner, String... members) {
        String id = sql(office, statement -> {
            var max = statement.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM channel WHERE id < 10");
            max.next();
            long free = max.getLong(1);
            statement.execute("INSERT INTO channel (id, kind, name, created_at) VALUES (" + free + ", 'group', '" + name
                    + "', CURRENT_TIMESTAMP)");
            statement.execute("INSERT INTO member (channel_id, username, role, joined_pos) VALUES (" + free + ", '" + owner
                    + "', 'owner', 1)");
            for (String member : members) {
                statement.execute("INSERT INTO member (channel_id, username, role, joined_pos) VALUES (" + free + ", '" + member
                        + "', 'member', 1)");
            }
            return Long.toString(free);
        });
        office.restart();
        return new TestChannel(office, id);
    }

    private interface Sql<T> {
        T run(Statement statement) throws SQLException;
    }

    private static <T> T sql(TestOffice office, Sql<T> work) {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:" + office.folder().resolve("office").toAbsolutePath(), "vireo", "");
                Statement statement = connection.createStatement()) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestChannel direct(TestOffice office, String one, String other) {
        return new TestChannel(office, office.as(one).post(V1 + "/direct/" + other).as(Channel.class).id());
    }

    public void role(String username, ChannelRole role) {
        sql(office, statement -> statement.execute("UPDATE member SET role = '" + role.name().toLowerCase(Locale.ROOT)
                + "' WHERE username = '" + username + "' AND channel_id = " + id));
    }

    public void archive() {
        sql(office, statement -> statement.execute("UPDATE channel SET archived = TRUE WHERE id = " + id));
    }

    public Message send(String username, String body) {
        return trySend(username, body, null).as(Message.class);
    }

    public Message reply(String username, Message parent, String body) {
        return trySend(username, body, parent.id()).as(Message.class);
    }

    public Answer trySend(String username, String body, String parentId) {
        return office.as(username).post(V1 + "/channel/" + id + "/messages", new Requests.NewMessage(null, body, parentId, null));
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
        return office.as(username).post(V1 + "/channel/" + id + "/unread", Map.of("from", from.id()))
                .as(Answers.ReadState.class);
    }

    public Answers.Messages history(String username, String query) {
        return office.as(username).get(V1 + "/channel/" + id + "/messages" + query).as(Answers.Messages.class);
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
