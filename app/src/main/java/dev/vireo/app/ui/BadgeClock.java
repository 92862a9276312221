package dev.vireo.app.ui;

import dev.vireo.time.Pause;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The beat that all badges of an application share. It runs only while at least one badge is on a screen and motion is allowed; FX thread.
 *
 * <p>It asks for a frame where the picture changes (see {@link Beat}), and for none in between: any animation of JavaFX, an
 * {@code AnimationTimer} too, makes all windows go through sixty frames a second, whether something changed or not.
 */
public final class BadgeClock {

    /** A badge that is drawn at each beat. */
    interface BeatingBadge {

        /** @param now where in the beat, from 0 to 1 */
        void beat(double now);

        void rest();
    }

    private final Motion motion;
    private final Halo halo = new Halo();
    private final Set<BeatingBadge> showing = new LinkedHashSet<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    /** A thread of its own, only while badges beat. */
    private @Nullable Thread ticking;
    /** The same for all badges, also for those that come between two pictures. */
    private double phase;

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

    void enter(BeatingBadge badge) {
        showing.add(badge);
        draw(badge);
        startOrStop();
    }

    void leave(BeatingBadge badge) {
        showing.remove(badge);
        startOrStop();
    }

    /** As it looks now; for a badge that comes, or whose size has changed. */
    void draw(BeatingBadge badge) {
        if (running()) {
            badge.beat(phase);
        } else {
            badge.rest();
        }
    }

    private void startOrStop() {
        boolean run = !showing.isEmpty() && !motion.reduced();
        Thread now = ticking;
        if (run && now == null) {
            ticking = Thread.ofPlatform().daemon().name("badge-clock").start(this::tick);
        } else if (!run && now != null) {
            now.interrupt();
            ticking = null;
            showing.forEach(BeatingBadge::rest);
        }
    }

    /** On the ticking thread. While the windows are busy, ticks are left out and do not wait in line. */
    private void tick() {
        try {
            while (true) {
                Pause.ofNanos(Beat.untilNext(System.nanoTime()));
                if (asked.compareAndSet(false, true)) {
                    Platform.runLater(this::beat);
                }
            }
        } catch (InterruptedException e) {
            // Nothing beats any more.
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        asked.set(false);
        if (running()) {
            phase = Beat.phase(System.nanoTime());
            showing.forEach(badge -> badge.beat(phase));
        }
    }
}
