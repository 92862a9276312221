package dev.vireo.server.http;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * A connection that knows since when it has been waiting for the rest of a head or body. Jetty itself has only idle timeouts,
 * which every byte restarts. Written by the thread that reads the connection, read by {@link SlowCallers}.
 */
final class TimedConnection extends HttpConnection {

    private static final long NOT_WAITING = 0;

    private volatile long headSince;
    private volatile long bodySince;
    private volatile boolean expectsFile;
    private volatile long progressSince;
    private volatile long progressBytes;

    TimedConnection(HttpConfiguration config, Connector connector, EndPoint endPoint) {
        super(config, connector, endPoint);
    }

    @Override
    public void onOpen() {
        headSince = now();
        super.onOpen();
    }

    @Override
    public void onFillable() {
        if (headSince == NOT_WAITING && bodySince == NOT_WAITING) {
            headSince = now();
        }
        super.onFillable();
    }

    @Override
    protected RequestHandler newRequestHandler() {
        return new RequestProgress();
    }

    boolean isLate(RequestDeadlines deadlines) {
        return isPast(headSince, deadlines.head().toNanos())
                || isPast(bodySince, (expectsFile ? deadlines.file() : deadlines.body()).toNanos())
                || expectsFile && bodySince != NOT_WAITING && isStalled(deadlines);
    }

    private boolean isStalled(RequestDeadlines deadlines) {
        long bytes = getBytesIn();
        if (bytes - progressBytes >= RequestDeadlines.MIN_PROGRESS) {
            progressBytes = bytes;
            progressSince = now();
        }
        return isPast(progressSince, deadlines.stall().toNanos());
    }

    /** Expects a file as the body: its sender is authenticated and has as much time as needed while bytes keep coming. */
    void expectFile() {
        progressBytes = getBytesIn();
        progressSince = now();
        expectsFile = true;
    }

    private static boolean isPast(long since, long allowed) {
        return since != NOT_WAITING && System.nanoTime() - since > allowed;
    }

    /** The current time, never {@link #NOT_WAITING}. */
    private static long now() {
        return System.nanoTime() | 1;
    }

    private final class RequestProgress extends RequestHandler {

        @Override
        public boolean headerComplete() {
            headSince = NOT_WAITING;
            expectsFile = false;
            // A request without a body is complete here, but Jetty reports that only with its answer.
            if (getParser().isChunking() || getParser().getContentLength() > 0) {
                bodySince = now();
            }
            return super.headerComplete();
        }

        @Override
        public boolean messageComplete() {
            bodySince = NOT_WAITING;
            return super.messageComplete();
        }
    }
}
