package dev.vireo.app.ui;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The beat that all badges of an application share. It runs only while at least one badge is on a screen and motion is allowed; FX thread.
 *
 * <p>It redraws twenty times a second, and asks for no frame in between: any animation of JavaFX, an {@code AnimationTimer} too, makes
 * all windows go through sixty frames a second, whether something changed or not.
 */
public final class BadgeClock {

    /** One beat, in nanoseconds. */
    static final long BEAT = 1_600_000_000L;
    private static final long FRAME = BEAT / Halo.STEPS;

    private final Motion motion;
    private final Halo halo = new Halo();
    private final Set<PulseBadge> showing = new LinkedHashSet<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    /** A thread of its own, only while badges beat. */
    private @Nullable ScheduledExecutorService ticking;

    /** A thread of its own, only while badges beat. */
        public BadgeClock(Motion motion) {
        this.motion = motion;
        motion.reducedProperty().addListener(_ -> startOrStop());
    }

    /** True while badges move; false while none shows or motion is reduced. */
    public boolean running() {
        return ticking != null;
    }

    /** How many badges are on a screen now. */
    public int showing() {
        return showing.size();
    }

    Halo halo() {
        return halo;
    }

    void enter(PulseBadge badge) {
        showing.add(badge);
        badge.rest();
        startOrStop();
    }

    void leave(PulseBadge badge) {
        showing.remove(badge);
        startOrStop();
    }

    private void startOrStop() {
        boolean run = !showing.isEmpty() && !motion.reduced();
        ScheduledExecutorService now = ticking;
        if (run && now == null) {
            now = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("badge-clock").factory());
            now.scheduleAtFixedRate(this::tick, 0, FRAME, TimeUnit.NANOSECONDS);
            ticking = now;
        } else if (!run && now != null) {
            now.shutdownNow();
            ticking = null;
            showing.forEach(PulseBadge::rest);
        }
    }

    /** On the ticking thread. While the windows are busy, ticks are left out and do not wait in line. */
    private void tick() {
        if (asked.compareAndSet(false, true)) {
            Platform.runLater(this::beat);
        }
    }

    private void beat() {
        asked.set(false);
        if (ticking != null) {
            double phase = (double) (System.nanoTime() % BEAT) / BEAT;
            showing.forEach(badge -> badge.beat(phase));
        }
    }
}
