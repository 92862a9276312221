package dev.vireo.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Counts the requests that are not completely answered. Thread-safe. */
final class RequestsInFlight implements Handler {

    private int count;

    @Override
    public void handle(Context ctx) {
        change(1);
        Request.addCompletionListener(ServletContextRequest.getServletContextRequest(ctx.req()), failure -> change(-1));
    }

    private synchronized void change(int by) {
        count += by;
        notifyAll();
    }

    /** @return false if some were still running after this time */
    synchronized boolean awaitNone(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long left = timeout.toMillis();
        while (count > 0 && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return count == 0;
    }
}
