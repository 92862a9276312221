package dev.vireo.server.channel;

import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Bodies;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Channels and reading over HTTP. */
public final class ChannelRoutes implements Routes {

    private final Channels channels;
    private final Reading reading;

    public ChannelRoutes(Channels channels, Reading reading) {
        this.channels = channels;
        this.reading = reading;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/channels", ctx -> ctx.json(channels.of(Caller.of(ctx).username())));
        routes.get("/api/v1/channel/{channel_id}", ctx ->
                ctx.json(channels.channel(Caller.of(ctx).username(), ctx.pathParam("channel_id"))));
        routes.post("/api/v1/direct/{user_id}", this::openDirect);
        routes.post("/api/v1/channel/{channel_id}/read", this::markRead);
        routes.get("/api/v1/unread", ctx -> ctx.json(channels.unread(Caller.of(ctx).username())));
    }

    private void openDirect(Context ctx) {
        Channels.Direct direct = channels.openDirect(Caller.of(ctx).username(), ctx.pathParam("user_id"));
        ctx.status(direct.created() ? 201 : 200).json(direct.channel());
    }

    private void markRead(Context ctx) {
        String upTo = Bodies.read(ctx, Requests.Read.class).upTo();
        if (upTo == null) {
            throw ProblemException.badField("up_to", "Name the last message that was read.");
        }
        ctx.json(reading.markRead(Caller.of(ctx).username(), ctx.pathParam("channel_id"), upTo));
    }
}
