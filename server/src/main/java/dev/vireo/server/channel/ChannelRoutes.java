package dev.vireo.server.channel;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Serves channels, read markers and typing indicators over HTTP. */
public final class ChannelRoutes implements Routes {

    private static final String CHANNEL = "/api/v1/channel/{channel_id}";

    private final Channels channels;
    private final ChannelLifecycle life;
    private final OpenChannels open;
    private final ReadMarkers readMarkers;
    private final TypingSignals typing;
    private final MemberRoutes members;

    public ChannelRoutes(Channels channels, ChannelLifecycle life, OpenChannels open, ChannelMembers members, MemberChanges changes,
            ReadMarkers readMarkers, TypingSignals typing) {
        this.channels = channels;
        this.life = life;
        this.open = open;
        this.readMarkers = readMarkers;
        this.typing = typing;
        this.members = new MemberRoutes(members, changes);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/channels", ctx -> ctx.json(channels.of(caller(ctx))));
        routes.post("/api/v1/channels",
                ctx -> ctx.status(201).json(life.create(caller(ctx), RequestBodies.read(ctx, Requests.NewChannel.class))),
                WorkKind.CHANNELS);
        routes.get("/api/v1/open-channels", this::browse);
        routes.get(CHANNEL, ctx -> ctx.json(channels.channel(caller(ctx), channel(ctx))));
        routes.patch(CHANNEL,
                ctx -> ctx.json(life.change(Caller.of(ctx), channel(ctx), RequestBodies.readChange(ctx, Requests.ChannelChange.class))));
        routes.delete(CHANNEL, this::archive);
        routes.post("/api/v1/direct/{user_id}", this::openDirect);
        routes.post(CHANNEL + "/read", this::markRead);
        routes.post(CHANNEL + "/unread", this::markUnread);
        routes.post(CHANNEL + "/typing", this::typing, WorkKind.TYPING);
        routes.get("/api/v1/unread", ctx -> ctx.json(channels.unread(caller(ctx))));
        members.addTo(routes);
    }

    private void browse(Context ctx) {
        ctx.json(open.browse(caller(ctx), QueryParameters.text(ctx, "query").orElse(""), QueryParameters.text(ctx, "after").orElse(""),
                QueryParameters.limit(ctx, Limits.PAGE)));
    }

    private void archive(Context ctx) {
        life.archive(Caller.of(ctx), channel(ctx));
        ctx.status(204);
    }

    private void openDirect(Context ctx) {
        RequestBodies.requireNone(ctx);
        Channels.DirectChannel direct = channels.openDirect(caller(ctx), ctx.pathParam("user_id"));
        ctx.status(direct.created() ? 201 : 200).json(direct.channel());
    }

    private void markRead(Context ctx) {
        String upTo = required(RequestBodies.read(ctx, Requests.Read.class).upTo(), "up_to", "Give the id of the last message read.");
        ctx.json(readMarkers.markRead(caller(ctx), channel(ctx), upTo));
    }

    private void markUnread(Context ctx) {
        String from = required(RequestBodies.read(ctx, Requests.MarkUnread.class).from(), "from",
                "Give the id of the first unread message.");
        ctx.json(readMarkers.markUnread(caller(ctx), channel(ctx), from));
    }

    private void typing(Context ctx) {
        boolean bodiless = ctx.contentType() == null;
        typing.typing(caller(ctx), channel(ctx), bodiless ? null : RequestBodies.read(ctx, Requests.TypingIn.class).parentId());
        ctx.status(204);
    }

    private static String required(@Nullable String value, String field, String message) {
        if (value == null) {
            throw ProblemException.badField(field, message);
        }
        return value;
    }

    private static String caller(Context ctx) {
        return Caller.of(ctx).username();
    }

    private static String channel(Context ctx) {
        return ctx.pathParam("channel_id");
    }
}
