package dev.vireo.server.account;

import dev.vireo.protocol.Limits;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves profile pictures over HTTP. */
final class AvatarRoutes implements Routes {

    private final Avatars avatars;

    AvatarRoutes(Avatars avatars) {
        this.avatars = avatars;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/user/{user_id}/avatar", this::show);
        routes.put("/api/v1/user/{user_id}/avatar", this::put, WorkKind.UPLOADS);
        routes.delete("/api/v1/user/{user_id}/avatar", this::remove);
    }

    private void show(Context ctx) {
        Avatar avatar = avatars.of(ctx.pathParam("user_id"));
        String tag = '"' + avatar.hash() + '"';
        ctx.header("ETag", tag);
        // The person's own client may keep it, but has to revalidate each time; the answer is then a cheap 304.
        ctx.header("Cache-Control", "private, no-cache");
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType("image/png").result(avatar.png());
    }

    private void put(Context ctx) {
        byte[] upload = RequestBodies.bytes(ctx, Limits.AVATAR_BYTES);
        ctx.json(avatars.put(Caller.of(ctx), ctx.pathParam("user_id"), upload));
    }

    private void remove(Context ctx) {
        ctx.json(avatars.remove(Caller.of(ctx), ctx.pathParam("user_id")));
    }
}
