package dev.vireo.server.message;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.ReadMarkers;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.message.SimpleApi.DirectMessage;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serves the simple API, by which one person writes to another by name. It is a thin layer over direct channels, so what is sent
 * here shows everywhere else. A person who is unknown, or whom the caller does not see, is a 404 before anything else is checked.
 */
final class SimpleRoutes implements Routes {

    private final MessageSender sender;
    private final MessageHistory history;
    private final Database database;
    private final Channels channels;
    private final ReadMarkers readMarkers;

    SimpleRoutes(MessageSender sender, MessageHistory history, Database database, Channels channels, ReadMarkers readMarkers) {
        this.sender = sender;
        this.history = history;
        this.database = database;
        this.channels = channels;
        this.readMarkers = readMarkers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/users/messages/send-with-notification", this::send, WorkKind.SENDING);
        routes.post("/api/users/messages/mark-read", this::markRead);
        routes.get("/api/users/messages/unread-counts/{username}", this::unreadCounts);
        routes.get("/api/users/messages/poll/{username}", this::poll);
    }

    private void send(Context ctx) {
        SimpleApi.SendRequest request = RequestBodies.read(ctx, SimpleApi.SendRequest.class);
        String from = required(request.fromUser(), "from_user");
        String to = required(request.toUser(), "to_user");
        requireOwn(ctx, from);
        Message message = Caller.of(ctx).role() == OfficeRole.GUEST
                ? sendIfSeen(from, to, request) : sendAndAskLater(from, to, request);
        ctx.json(new SimpleApi.SimpleResult(true, SimpleApi.idOf(message)));
    }

    private Message sendIfSeen(String from, String to, SimpleApi.SendRequest request) {
        requireSeen(from, to);
        return send(from, to, request);
    }

    /**
     * Everybody but a guest sees all people, so that the command itself finds out whether there is the other one. Nothing is asked
     * beforehand, which would cost as much as the message; only a refusal may have to be another one.
     */
    private Message sendAndAskLater(String from, String to, SimpleApi.SendRequest request) {
        try {
            return send(from, to, request);
        } catch (ProblemException refused) {
            if (refused.status() < 500) {
                requireSeen(from, to);
            }
            throw refused;
        }
    }

    private Message send(String from, String to, SimpleApi.SendRequest request) {
        return sender.sendDirect(from, to, request.messageId(), request.message()).message();
    }

    private void markRead(Context ctx) {
        SimpleApi.MarkRead request = RequestBodies.read(ctx, SimpleApi.MarkRead.class);
        String reader = required(request.reader(), "reader");
        String sender = required(request.sender(), "sender");
        requireOwn(ctx, reader);
        requireReadable(reader, sender);
        readMarkers.markDirectRead(reader, sender);
        ctx.json(new SimpleApi.SimpleResult(true, null));
    }

    private void unreadCounts(Context ctx) {
        String username = ctx.pathParam("username");
        requireOwn(ctx, username);
        ctx.json(new SimpleApi.UnreadBySender(channels.unreadBySender(username)));
    }

    private void poll(Context ctx) {
        String username = ctx.pathParam("username");
        requireOwn(ctx, username);
        List<Message> found = history.directSince(
                username, QueryParameters.instant(ctx, "since").orElse(null), QueryParameters.limit(ctx, Limits.PAGE));
        ctx.json(new SimpleApi.DirectMessages(found.stream().map(DirectMessage::of).toList()));
    }

    private void requireOwn(Context ctx, String username) {
        Caller caller = Caller.of(ctx);
        if (!caller.username().equals(username)) {
            requireSeen(caller.username(), username);
        }
        caller.mustBe(username);
    }

    private void requireSeen(String viewer, String username) {
        database.read(handle -> {
            channels.requireSeen(handle, viewer, username);
            return username;
        });
    }

    /** What somebody has written stays to be read, also when they are not seen any more. */
    private void requireReadable(String reader, String sender) {
        database.read(handle -> {
            if (channels.findDirect(handle, reader, sender).isEmpty()) {
                channels.requireSeen(handle, reader, sender);
            }
            return sender;
        });
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw ProblemException.badField(field, field + " is missing.");
        }
        return value;
    }
}
