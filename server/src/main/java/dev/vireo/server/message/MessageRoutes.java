package dev.vireo.server.message;

import dev.vireo.protocol.Requests;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Reading;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Bodies;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.Query;
import dev.vireo.server.http.Routes;
import dev.vireo.server.log.Log;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Sending and history over HTTP. */
public final class MessageRoutes implements Routes {

    private static final int PAGE = 50;

    private final Messages messages;
    private final SimpleRoutes simple;

    public MessageRoutes(Database database, Log log, Channels channels, Reading reading, MessageTable table) {
        this.messages = new Messages(database, log, channels, table);
        this.simple = new SimpleRoutes(messages, database, channels, reading);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/channel/{channel_id}/messages", this::send);
        routes.get("/api/v1/channel/{channel_id}/messages", this::history);
        simple.addTo(routes);
    }

    private void send(Context ctx) {
        Requests.NewMessage request = Bodies.read(ctx, Requests.NewMessage.class);
        Messages.Sent sent = messages.send(Caller.of(ctx).username(), ctx.pathParam("channel_id"), request);
        ctx.status(sent.repeated() ? 200 : 201).json(sent.message());
    }

    private void history(Context ctx) {
        ctx.json(messages.history(
                Caller.of(ctx).username(),
                ctx.pathParam("channel_id"),
                Query.text(ctx, "before").orElse(null),
                Query.text(ctx, "after").orElse(null),
                Query.limit(ctx, PAGE)));
    }
}
