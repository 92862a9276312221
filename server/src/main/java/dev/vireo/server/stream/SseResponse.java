package dev.vireo.server.stream;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to one open response without ever blocking: it holds a thread only while bytes move. The servlet sends the head;
 * frames, which already contain their chunk headers, go straight to the connection and cost nothing of the servlet's output. The
 * servlet also writes the last chunk of an orderly end; a stream without it was cut off.
 */
final class SseResponse {

    /** Jetty would hold 32 KiB for each open response, but only the head passes through this buffer. */
    private static final int HEAD_BUFFER = 2 * 1024;

    private final FrameQueue queue;
    private final Executor drains;
    /** Javalin keeps the response open until this is complete, and then ends it. */
    private final CompletableFuture<@Nullable Void> completion = new CompletableFuture<>();
    private final EndPoint connection;
    private final Runnable onClosed;
    private final FrameWriter writing = new FrameWriter();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private volatile boolean closing;

    private SseResponse(FrameQueue queue, Executor drains, EndPoint connection, Runnable onClosed) {
        this.queue = queue;
        this.drains = drains;
        this.connection = connection;
        this.onClosed = onClosed;
    }

    /**
     * Turns a request into an open stream.
     *
     * @param drains   runs the writing, which does not block
     * @param onClosed called once on a thread of its own when the stream has ended, for whatever reason
     */
    static SseResponse open(Context ctx, StreamBacklog backlog, Executor drains, Runnable onClosed) throws IOException {
        boolean chunked = ctx.protocol().equals("HTTP/1.1");
        HttpServletResponse response = ctx.res();
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("utf-8");
        response.setHeader("X-Accel-Buffering", "no");
        if (chunked) {
            // Set explicitly, since with "Connection: close" Jetty would omit it.
            response.setHeader("Transfer-Encoding", "chunked");
        }
        response.setBufferSize(HEAD_BUFFER);
        response.flushBuffer();
        EndPoint connection = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData().getConnection().getEndPoint();
        AsyncContext async = ctx.req().startAsync();
        async.setTimeout(0);
        SseResponse opened = new SseResponse(new FrameQueue(backlog, chunked), drains, connection, onClosed);
        ctx.future(() -> opened.completion);
        async.addListener(opened.new ConnectionEnd());
        return opened;
    }

    /** @return false if the reader has fallen too far behind */
    boolean offer(EventFrame frame) {
        boolean added = queue.add(frame);
        drainSoon();
        return added;
    }

    /** Like {@link #offer}, but waits for room. */
    boolean offerOrWait(EventFrame frame, Duration timeout) throws InterruptedException {
        boolean added = queue.addOrWait(frame, timeout);
        drainSoon();
        return added;
    }

    /** Ends the stream after the queued frames and a last one. */
    void close(@Nullable EventFrame last) {
        queue.close(last);
        closing = true;
        drainSoon();
    }

    /** Drops the connection and everything unsent. Does not block. */
    void abort() {
        if (finished.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                connection.close();
                end();
            });
        }
    }

    private void drainSoon() {
        if (draining.compareAndSet(false, true)) {
            drains.execute(() -> {
                draining.set(false);
                writing.iterate();
            });
        }
    }

    /**
     * Runs on a thread of its own, since ending a response passes through the whole framework: the thread that finds a reader
     * gone has others to serve and may hold a lock.
     */
    private void finish() {
        if (finished.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::end);
        }
    }

    private void end() {
        queue.clear();
        try {
            completion.complete(null);
        } finally {
            onClosed.run();
        }
    }

    /** Writes the queued frames, several in one write, and is called back when the connection has taken them. */
    private final class FrameWriter extends IteratingCallback {

        @Override
        protected Action process() {
            ByteBuffer next = queue.take();
            if (next != null) {
                connection.write(this, next);
                return Action.SCHEDULED;
            }
            return closing ? Action.SUCCEEDED : Action.IDLE;
        }

        @Override
        protected void onCompleteSuccess() {
            finish();
        }

        @Override
        protected void onCompleteFailure(Throwable gone) {
            finish();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }

    private final class ConnectionEnd implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            finish();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            finish();
        }

        @Override
        public void onError(AsyncEvent event) {
            finish();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Not used: a stream starts only once.
        }
    }
}
