package dev.vireo.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Counts the requests that are not completely answered. Thread-safe. */
final class RequestsInFlight implements Handler {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void handle(Context ctx) {
        count.incrementAndGet();
        Request.addCompletionListener(ServletContextRequest.getServletContextRequest(ctx.req()), failure -> completed());
    }

    private void completed() {
        if (count.decrementAndGet() == 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** @return false if some were still running after this time */
    synchronized boolean awaitNone(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long left = timeout.toMillis();
        while (count.get() > 0 && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return count.get() == 0;
    }
}
