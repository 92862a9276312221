package dev.vireo.server.export;

import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.InputStream;

/** Serves exports over HTTP. */
public final class ExportRoutes implements Routes {

    private static final String EXPORT = "/api/v1/export/{id}";

    private final Exports exports;

    public ExportRoutes(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/channel/{channel_id}/export", this::start, WorkKind.EXPORT);
        routes.get(EXPORT, ctx -> ctx.json(exports.state(caller(ctx), ctx.pathParam("id"))));
        routes.delete(EXPORT, this::cancel);
        routes.get(EXPORT + "/file", this::file);
    }

    private void start(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.status(202).json(exports.start(Caller.of(ctx), ctx.pathParam("channel_id")));
    }

    private void cancel(Context ctx) {
        exports.cancel(caller(ctx), ctx.pathParam("id"));
        ctx.status(204);
    }

    private void file(Context ctx) {
        InputStream file = exports.file(Caller.of(ctx), ctx.pathParam("id"));
        ctx.header("Content-Disposition", "attachment; filename=\"channel.json\"");
        ctx.contentType("application/json");
        ctx.result(file);
    }

    private static String caller(Context ctx) {
        return Caller.of(ctx).username();
    }
}
