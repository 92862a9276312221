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
 * One open response that frames are written to without ever blocking: it holds a thread only while bytes move. Once its head is
 * sent, its body is what the connection carries until it closes, so frames go straight to the connection, and cost neither the
 * servlet's output nor chunks around them.
 */
final class SseResponse {

    /** Jetty would hold 32 KiB for each open response; only its head goes through this. */
    private static final int BUFFER = 2 * 1024;

    private final FrameQueue queue = new FrameQueue();
    private final Executor drains;
    /** Javalin keeps the response open until this is complete, and then ends it. */
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private final EndPoint connection;
    private final Runnable onClosed;
    private final Writing writing = new Writing();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private volatile boolean closing;

    private SseResponse(Executor drains, EndPoint connection, Runnable onClosed) {
        this.drains = drains;
        this.connection = connection;
        this.onClosed = onClosed;
    }

    /**
     * Turns a request into an open stream.
     *
     * @param drains   runs the writing, which does not block
     * @param onClosed called once, when the stream is over for whatever reason
     */
    static SseResponse open(Context ctx, Executor drains, Runnable onClosed) throws IOException {
        HttpServletResponse response = ctx.res();
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("utf-8");
        response.setHeader("X-Accel-Buffering", "no");
        // So the body ends with the connection: RFC 9112, section 6.3.
        response.setHeader("Connection", "close");
        response.setBufferSize(BUFFER);
        response.flushBuffer();
        EndPoint connection = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData().getConnection().getEndPoint();
        AsyncContext async = ctx.req().startAsync();
        async.setTimeout(0);
        SseResponse opened = new SseResponse(drains, connection, onClosed);
        ctx.future(() -> opened.over);
        async.addListener(opened.new Ending());
        return opened;
    }

    /** @return false if the reader has fallen too far behind */
    boolean offer(Frame frame) {
        boolean added = queue.add(frame);
        drainSoon();
        return added;
    }

    /** As {@link #offer}, but waits for room. */
    boolean offerPatiently(Frame frame, Duration patience) throws InterruptedException {
        boolean added = queue.addWhenThereIsRoom(frame, patience);
        drainSoon();
        return added;
    }

    /** Ends the stream in order, behind what was offered. */
    void close() {
        closing = true;
        drainSoon();
    }

    /** Drops the connection, with whatever it has not taken. */
    void abort() {
        connection.close();
        finish();
    }

    private void drainSoon() {
        if (draining.compareAndSet(false, true)) {
            drains.execute(() -> {
                draining.set(false);
                writing.iterate();
            });
        }
    }

    private void finish() {
        if (finished.compareAndSet(false, true)) {
            over.complete(null);
            onClosed.run();
        }
    }

    /** Writes what waits, one chunk at a time, and is called back when the connection has taken it. */
    private final class Writing extends IteratingCallback {

        @Override
        protected Action process() {
            byte[] chunk = queue.take();
            if (chunk != null) {
                connection.write(this, ByteBuffer.wrap(chunk));
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

    private final class Ending implements AsyncListener {

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
            // a stream starts once
        }
    }
}
