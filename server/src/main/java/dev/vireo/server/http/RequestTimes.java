package dev.vireo.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.RequestLogger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times requests by route, never by path, since paths contain names. Its timers are kept here, since looking one up in
 * the registry takes longer than a small request.
 */
final class RequestTimes implements RequestLogger {

    private final MeterRegistry metrics;
    private final Map<TimerKey, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(Context ctx, Float milliseconds) {
        timers.computeIfAbsent(new TimerKey(ctx.method(), ctx.endpoint().path, ctx.statusCode()), this::timer)
                .record((long) (milliseconds * 1_000_000), TimeUnit.NANOSECONDS);
    }

    private Timer timer(TimerKey key) {
        return Timer.builder("vireo.http.requests")
                .description("Requests answered; streams count when they end")
                .tag("method", key.method.name())
                .tag("route", key.route)
                .tag("status", Integer.toString(key.status))
                .register(metrics);
    }

    private record TimerKey(HandlerType method, String route, int status) {
    }
}
