package dev.vireo.server.audit;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.audit.AuditRecords.PageOfRecords;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/** Serves the audit log over HTTP. */
public final class AuditRoutes implements Routes {

    private static final int PAGE = 50;

    private final AuditRecords records;

    public AuditRoutes(AuditRecords records) {
        this.records = records;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/audit", ctx -> ctx.json(records.page(Caller.of(ctx), filter(ctx), page(ctx))));
        routes.get("/api/v1/audit.csv", this::csv, WorkKind.EXPORT);
        routes.post("/api/v1/audit/verify", this::verify, WorkKind.EXPORT);
    }

    private void csv(Context ctx) {
        InputStream csv = records.csv(Caller.of(ctx), filter(ctx));
        ctx.header("Content-Disposition", "attachment; filename=\"audit.csv\"");
        ctx.contentType("text/csv; charset=utf-8; header=present");
        ctx.result(csv);
    }

    private void verify(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.json(records.verify(Caller.of(ctx)));
    }

    private static AuditFilter filter(Context ctx) {
        return new AuditFilter(QueryParameters.text(ctx, "actor"), QueryParameters.text(ctx, "person"),
                QueryParameters.text(ctx, "action").map(AuditRoutes::action));
    }

    private static AuditAction action(String name) {
        return Arrays.stream(AuditAction.values()).filter(action -> action.wireName().equals(name)).findFirst()
                .orElseThrow(() -> ProblemException.badField("action", "There is no such action in the audit log."));
    }

    private static PageOfRecords page(Context ctx) {
        OptionalLong after = number(ctx, "after");
        OptionalLong before = number(ctx, "before");
        if (after.isPresent() && before.isPresent()) {
            throw ProblemException.badRequest("before_and_after", "Use only one of before and after.");
        }
        return new PageOfRecords(after.orElse(before.orElse(Long.MAX_VALUE)), after.isEmpty(), QueryParameters.limit(ctx, PAGE));
    }

    /** Zero, too, so that one can read from the beginning. */
    private static OptionalLong number(Context ctx, String name) {
        return QueryParameters.text(ctx, name).filter("0"::equals).isPresent() ? OptionalLong.of(0) : QueryParameters.id(ctx, name);
    }
}
