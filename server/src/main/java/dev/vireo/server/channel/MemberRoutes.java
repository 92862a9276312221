package dev.vireo.server.channel;

import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves the members of channels over HTTP. */
final class MemberRoutes implements Routes {

    private static final String MEMBERS = "/api/v1/channel/{channel_id}/members";
    private static final String MEMBER = "/api/v1/channel/{channel_id}/member/{user_id}";

    private final ChannelMembers members;
    private final MemberChanges changes;

    MemberRoutes(ChannelMembers members, MemberChanges changes) {
        this.members = members;
        this.changes = changes;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(MEMBERS, ctx -> ctx.json(members.of(caller(ctx), channel(ctx))));
        routes.post(MEMBERS,
                ctx -> ctx.json(members.add(caller(ctx), channel(ctx), RequestBodies.read(ctx, Requests.NewMembers.class).users())));
        routes.patch(MEMBER, ctx -> ctx.json(changes.change(
                Caller.of(ctx), channel(ctx), ctx.pathParam("user_id"), RequestBodies.readChange(ctx, Requests.MemberChange.class))));
        routes.delete(MEMBER, ctx -> {
            members.remove(caller(ctx), channel(ctx), ctx.pathParam("user_id"));
            ctx.status(204);
        });
    }

    private static String caller(Context ctx) {
        return Caller.of(ctx).username();
    }

    private static String channel(Context ctx) {
        return ctx.pathParam("channel_id");
    }
}
