package dev.vireo.app.update;

import dev.vireo.app.client.TransferListener;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** One download that is under way: how far it is, and how it is given up. */
final class PackageDownload implements TransferListener {

    private static final int STEPS = 200;

    private final DoubleConsumer progress;
    private final AtomicReference<@Nullable Thread> carrier = new AtomicReference<>();
    private volatile boolean cancelled;
    private long told = -1;

    /** @param progress told from 0 to 1, not too often; must not block */
    PackageDownload(DoubleConsumer progress) {
        this.progress = progress;
    }

    /** To be called by the thread that carries it. */
    void begin() {
        carrier.set(Thread.currentThread());
    }

    /** To be called by the same, so that it is not interrupted in what comes next. */
    synchronized void end() {
        carrier.set(null);
    }

    synchronized void cancel() {
        cancelled = true;
        Thread waiting = carrier.get();
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    @Override
    public void moved(long bytes, long total) {
        long step = total <= 0 ? 0 : bytes * STEPS / total;
        if (step != told) {
            told = step;
            progress.accept((double) step / STEPS);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
