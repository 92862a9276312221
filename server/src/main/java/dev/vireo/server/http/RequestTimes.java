package dev.vireo.server.http;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts and times requests by route, never by path, since paths contain names. */
final class RequestTimes implements RequestLogger {

    private final MeterRegistry metrics;

    RequestTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(Context ctx, Float milliseconds) {
        Timer.builder("vireo.http.requests")
                .description("Requests answered; streams count when they end")
                .tag("method", ctx.method().name())
                .tag("route", ctx.endpoint().path)
                .tag("status", Integer.toString(ctx.statusCode()))
                .register(metrics)
                .record(Duration.ofNanos((long) (milliseconds * 1_000_000)));
    }
}
