package dev.vireo.server.stream;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/**
 * One open response that frames are written to without ever blocking: it holds a thread only while bytes move. Who writes is
 * settled by {@link State}; the servlet API allows one thread at a time, and none between a {@code isReady()} that said no and
 * the container's {@code onWritePossible()}.
 */
final class SseResponse {

    /** Jetty would hold 32 KiB for each open response; frames are small, and ten thousand streams are many. */
    private static final int BUFFER = 2 * 1024;

    private enum State { IDLE, DRAINING, WAITING, CLOSED }

    private final FrameQueue queue = new FrameQueue();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final Executor drains;
    /** Javalin keeps the response open until this is complete, and then ends it. */
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private final ServletOutputStream out;
    private final EndPoint connection;
    private final Runnable onClosed;
    private volatile boolean closing;
    private boolean unflushed;

    private SseResponse(Executor drains, ServletOutputStream out, EndPoint connection, Runnable onClosed) {
        this.drains = drains;
        this.out = out;
        this.connection = connection;
        this.onClosed = onClosed;
    }

    /**
     * Turns a request into an open stream.
     *
     * @param drains   runs the writing
     * @param onClosed called once, when the stream is over for whatever reason
     */
    static SseResponse open(Context ctx, Executor drains, Runnable onClosed) throws IOException {
        HttpServletResponse response = ctx.res();
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("utf-8");
        response.setHeader("X-Accel-Buffering", "no");
        response.setBufferSize(BUFFER);
        EndPoint connection = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData().getConnection().getEndPoint();
        AsyncContext async = ctx.req().startAsync();
        async.setTimeout(0);
        SseResponse opened = new SseResponse(drains, response.getOutputStream(), connection, onClosed);
        ctx.future(() -> opened.over);
        async.addListener(opened.new Ending());
        response.getOutputStream().setWriteListener(opened.new Writing());
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
        if (state.compareAndSet(State.IDLE, State.DRAINING)) {
            drains.execute(this::drain);
        }
    }

    private void drain() {
        try {
            while (ready()) {
                byte[] chunk = queue.take();
                if (chunk != null) {
                    out.write(chunk);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else if (closing) {
                    finish();
                    return;
                } else if (rest()) {
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            finish();
        }
    }

    /** Waiting is declared before asking, since the container may answer before the asking returns. */
    private boolean ready() {
        if (!state.compareAndSet(State.DRAINING, State.WAITING)) {
            return false;
        }
        return out.isReady() && state.compareAndSet(State.WAITING, State.DRAINING);
    }

    /** @return true if there is nothing to do any more; false if something came in the meantime */
    private boolean rest() {
        state.compareAndSet(State.DRAINING, State.IDLE);
        boolean more = !queue.isEmpty() || closing;
        return !(more && state.compareAndSet(State.IDLE, State.DRAINING));
    }

    private void finish() {
        if (state.getAndSet(State.CLOSED) != State.CLOSED) {
            over.complete(null);
            onClosed.run();
        }
    }

    private final class Writing implements WriteListener {

        @Override
        public void onWritePossible() {
            if (state.compareAndSet(State.WAITING, State.DRAINING)) {
                drain();
            }
        }

        @Override
        public void onError(Throwable gone) {
            finish();
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
