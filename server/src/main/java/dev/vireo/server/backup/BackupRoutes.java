package dev.vireo.server.backup;

import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.LocalCalls;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** Serves the backups to owners over HTTP: when they are made, how they ended, never what is in them. */
public final class BackupRoutes implements Routes {

    private final Optional<ScheduledBackups> backups;

    /** @param backups empty where the office is in PostgreSQL */
    public BackupRoutes(Optional<ScheduledBackups> backups) {
        this.backups = backups;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/backups", ctx -> ctx.json(of(ctx).overview(LocalCalls.isFromHere(ctx))));
        routes.patch("/api/v1/backups/schedule", this::change);
        routes.post("/api/v1/backups", this::begin, WorkKind.EXPORT);
        routes.delete("/api/v1/backups/running", this::cancel);
    }

    private ScheduledBackups of(Context ctx) {
        ScheduledBackups.requireOwner(Caller.of(ctx));
        return backups.orElseThrow(() -> ProblemException.conflict("office_in_postgresql", OfficeBackup.ONLY_OF_FOLDERS));
    }

    private void change(Context ctx) {
        ScheduledBackups theirs = of(ctx);
        ctx.json(theirs.change(Caller.of(ctx), RequestBodies.readChange(ctx, Requests.BackupScheduleChange.class),
                LocalCalls.isFromHere(ctx)));
    }

    private void begin(Context ctx) {
        ScheduledBackups theirs = of(ctx);
        RequestBodies.requireNone(ctx);
        theirs.begin(Caller.of(ctx));
        ctx.status(202).json(theirs.overview(LocalCalls.isFromHere(ctx)));
    }

    private void cancel(Context ctx) {
        ScheduledBackups theirs = of(ctx);
        RequestBodies.requireNone(ctx);
        theirs.cancel(Caller.of(ctx));
        ctx.status(204);
    }
}
