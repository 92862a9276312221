package dev.vireo.server.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections that are past their {@link RequestDeadlines}, but only while it is the caller's bytes that are missing:
 * where a busy server is late, the caller is not to blame. Checks every second, or more often for short deadlines.
 */
final class SlowCallers extends AbstractLifeCycle {

    private final Connector connector;
    private final RequestDeadlines deadlines;
    private final long intervalMillis;

    SlowCallers(Connector connector, RequestDeadlines deadlines) {
        this.connector = connector;
        this.deadlines = deadlines;
        long shortest = Math.min(deadlines.stall().toMillis(), Math.min(deadlines.head().toMillis(), deadlines.body().toMillis()));
        this.intervalMillis = Math.clamp(shortest / 4, 20, 1_000);
    }

    @Override
    protected void doStart() {
        scheduleCheck();
    }

    private void scheduleCheck() {
        connector.getScheduler().schedule(this::check, intervalMillis, TimeUnit.MILLISECONDS);
    }

    private void check() {
        if (!isRunning() && !isStarting()) {
            return;
        }
        try {
            for (EndPoint endPoint : connector.getConnectedEndPoints()) {
                if (isLate(endPoint) && endPoint.isFillInterested()) {
                    endPoint.close();
                }
            }
        } finally {
            scheduleCheck();
        }
    }

    private boolean isLate(EndPoint endPoint) {
        return switch (endPoint.getConnection()) {
            case TimedConnection plain -> plain.isLate(deadlines);
            // A handshake counts to the first head.
            case SslConnection encrypted -> encrypted.getSslEndPoint().getConnection() instanceof TimedConnection within
                    && within.isLate(deadlines);
            // It has not said a word yet.
            case null, default -> System.currentTimeMillis() - endPoint.getCreatedTimeStamp() > deadlines.head().toMillis();
        };
    }
}
