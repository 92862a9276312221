package dev.vireo.app.notify;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs something at most once in a while, however often it is asked for; the last request is never lost. */
public final class Throttle {

    private final Executor later;
    private final Runnable work;
    private final AtomicBoolean due = new AtomicBoolean();

    /**
     * @param thread where the work runs
     * @param pause how long after a request it runs
     */
    public Throttle(Executor thread, Duration pause, Runnable work) {
        this.later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, thread);
        this.work = work;
    }

    public void request() {
        if (due.compareAndSet(false, true)) {
            later.execute(() -> {
                due.set(false);
                work.run();
            });
        }
    }
}
