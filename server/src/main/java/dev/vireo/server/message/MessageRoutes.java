package dev.vireo.server.message;

import dev.vireo.protocol.Requests;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.ReadMarkers;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves messages over HTTP. */
public final class MessageRoutes implements Routes {

    private static final int PAGE = 50;
    private static final String MESSAGE = "/api/v1/message/{message_id}";

    private final MessageSender sender;
    private final MessageChanges changes;
    private final Reactions reactions;
    private final ThreadFollowing following;
    private final MessageHistory history;
    private final SimpleRoutes simple;

    public MessageRoutes(Database database, Channels channels, ReadMarkers readMarkers, MessageSender sender, MessageChanges changes,
            Reactions reactions, ThreadFollowing following, MessageHistory history) {
        this.sender = sender;
        this.changes = changes;
        this.reactions = reactions;
        this.following = following;
        this.history = history;
        this.simple = new SimpleRoutes(sender, history, database, channels, readMarkers);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/channel/{channel_id}/messages", this::send, WorkKind.SENDING);
        routes.get("/api/v1/channel/{channel_id}/messages",
                ctx -> ctx.json(history.of(caller(ctx), ctx.pathParam("channel_id"), page(ctx))));
        routes.get(MESSAGE, ctx -> ctx.json(history.message(caller(ctx), message(ctx))));
        routes.patch(MESSAGE, ctx -> ctx.json(changes.edit(
                caller(ctx), message(ctx), RequestBodies.read(ctx, Requests.MessageChange.class).body())));
        routes.delete(MESSAGE, this::delete);
        routes.get(MESSAGE + "/versions", ctx -> ctx.json(history.versions(caller(ctx), message(ctx))));
        routes.get(MESSAGE + "/thread", ctx -> ctx.json(history.thread(caller(ctx), message(ctx), page(ctx))));
        routes.put(MESSAGE + "/following", this::follow);
        routes.delete(MESSAGE + "/following", ctx -> ctx.json(following.follow(caller(ctx), message(ctx), false)));
        routes.put(MESSAGE + "/reaction/{emoji}", this::react);
        routes.delete(MESSAGE + "/reaction/{emoji}", ctx -> ctx.json(reactions.remove(caller(ctx), message(ctx), ctx.pathParam("emoji"))));
        simple.addTo(routes);
    }

    private void send(Context ctx) {
        Requests.MessageToSend request = RequestBodies.read(ctx, Requests.MessageToSend.class);
        SentMessage sent = sender.send(caller(ctx), ctx.pathParam("channel_id"), request);
        ctx.status(sent.repeated() ? 200 : 201).json(sent.message());
    }

    private void follow(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.json(following.follow(caller(ctx), message(ctx), true));
    }

    private void react(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.json(reactions.add(caller(ctx), message(ctx), ctx.pathParam("emoji")));
    }

    private void delete(Context ctx) {
        changes.delete(caller(ctx), message(ctx));
        ctx.status(204);
    }

    private static MessageHistory.PageRequest page(Context ctx) {
        return new MessageHistory.PageRequest(
                QueryParameters.text(ctx, "before").orElse(null),
                QueryParameters.text(ctx, "after").orElse(null),
                QueryParameters.text(ctx, "around").orElse(null),
                QueryParameters.instant(ctx, "at").orElse(null),
                QueryParameters.limit(ctx, PAGE));
    }

    private static String caller(Context ctx) {
        return Caller.of(ctx).username();
    }

    private static String message(Context ctx) {
        return ctx.pathParam("message_id");
    }
}
