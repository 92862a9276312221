package dev.vireo.server.health;

import dev.vireo.protocol.Answers;
import dev.vireo.server.account.OfficeSetup;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RouteAccess;
import dev.vireo.server.http.Routes;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/**
 * Serves health, readiness and metrics over HTTP. {@code /health} and {@code /ready} are public: clients ask the first before
 * anyone is signed in, and load balancers ask the second, which is 200 while requests should come to this server. {@code
 * /metrics} needs the token of an owner or admin, since an address proves nothing behind a proxy.
 */
public final class HealthRoutes implements Routes {

    private final OfficeSetup setup;
    private final Readiness readiness;
    private final PrometheusMeterRegistry metrics;
    private final String version;

    public HealthRoutes(OfficeSetup setup, Readiness readiness, PrometheusMeterRegistry metrics, String version) {
        this.setup = setup;
        this.readiness = readiness;
        this.metrics = metrics;
        this.version = version;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/health", this::health, RouteAccess.PUBLIC);
        routes.get("/ready", this::ready, RouteAccess.PUBLIC);
        routes.get("/metrics", this::metrics);
    }

    private void ready(Context ctx) {
        readiness.obstacle().ifPresent(obstacle -> {
            throw ProblemException.unavailable(obstacle, Duration.ofSeconds(1));
        });
        ctx.json(new Answers.Ready("ready"));
    }

    private void health(Context ctx) {
        String office = setup.askForOffice().orElse(null);
        ctx.json(new Answers.Health("ok", office, office != null, version));
    }

    private void metrics(Context ctx) {
        if (!Caller.of(ctx).role().managesPeople()) {
            throw ProblemException.forbidden("Only owners and admins can read the metrics.");
        }
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }
}
