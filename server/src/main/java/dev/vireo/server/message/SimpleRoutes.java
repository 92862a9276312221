package dev.vireo.server.message;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Reading;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Bodies;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.Query;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.Work;
import dev.vireo.server.message.Simple.DirectMessage;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simple API: one person writes to another by name. It is a thin skin over direct channels, so what is sent here shows
 * everywhere else. A person who does not exist is a 404 before anything else is looked at; the directory is no secret among
 * those who are signed in.
 */
final class SimpleRoutes implements Routes {

    private final Sending sending;
    private final History history;
    private final Database database;
    private final Channels channels;
    private final Reading reading;

    SimpleRoutes(Sending sending, History history, Database database, Channels channels, Reading reading) {
        this.sending = sending;
        this.history = history;
        this.database = database;
        this.channels = channels;
        this.reading = reading;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/users/messages/send-with-notification", this::send, Work.SENDING);
        routes.post("/api/users/messages/mark-read", this::markRead);
        routes.get("/api/users/messages/unread-counts/{username}", this::unreadCounts);
        routes.get("/api/users/messages/poll/{username}", this::poll);
    }

    private void send(Context ctx) {
        Simple.Send request = Bodies.read(ctx, Simple.Send.class);
        String from = required(request.fromUser(), "from_user");
        String to = required(request.toUser(), "to_user");
        requireOwn(ctx, from);
        requirePerson(to);
        Message message = sending.sendDirect(from, to, request.messageId(), request.message()).message();
        ctx.json(new Simple.Success(true, Simple.idOf(message)));
    }

    private void markRead(Context ctx) {
        Simple.MarkRead request = Bodies.read(ctx, Simple.MarkRead.class);
        String reader = required(request.reader(), "reader");
        String sender = required(request.sender(), "sender");
        requireOwn(ctx, reader);
        requirePerson(sender);
        reading.markDirectRead(reader, sender);
        ctx.json(new Simple.Success(true, null));
    }

    private void unreadCounts(Context ctx) {
        String username = ctx.pathParam("username");
        requireOwn(ctx, username);
        ctx.json(new Simple.UnreadCounts(channels.unreadBySender(username)));
    }

    private void poll(Context ctx) {
        String username = ctx.pathParam("username");
        requireOwn(ctx, username);
        List<Message> found = history.directSince(
                username, Query.instant(ctx, "since").orElse(null), Query.limit(ctx, Limits.PAGE));
        ctx.json(new Simple.Messages(found.stream().map(DirectMessage::of).toList()));
    }

    private void requireOwn(Context ctx, String username) {
        requirePerson(username);
        Caller.of(ctx).mustBe(username);
    }

    private void requirePerson(String username) {
        database.read(handle -> {
            channels.requirePerson(handle, username);
            return username;
        });
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw ProblemException.badField(field, field + " is missing.");
        }
        return value;
    }
}
