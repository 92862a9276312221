package dev.vireo.app.ui;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.animation.AnimationTimer;

/**
 * The beat that all badges of an application share. It runs only while at least one badge is on a screen and motion is allowed; FX thread.
 *
 * <p>It redraws at most every 30 ms: a breathing glow looks the same at 30 pictures a second as at 60, for half the work.
 */
public final class BadgeClock {

    /** One beat, in nanoseconds. */
    static final long BEAT = 1_600_000_000L;
    private static final long FRAME = 30_000_000L;

    private final Motion motion;
    private final Glow glow = new Glow();
    private final Set<PulseBadge> showing = new LinkedHashSet<>();
    private boolean running;
    private long last;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (now - last >= FRAME) {
                last = now;
                beat(now);
            }
        }
    };

    public BadgeClock(Motion motion) {
        this.motion = motion;
        motion.reducedProperty().addListener(_ -> startOrStop());
    }

    /** True while badges move; false while none shows or motion is reduced. */
    public boolean running() {
        return running;
    }

    /** How many badges are on a screen now. */
    public int showing() {
        return showing.size();
    }

    Glow glow() {
        return glow;
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
        if (run == running) {
            return;
        }
        running = run;
        if (run) {
            timer.start();
        } else {
            timer.stop();
            showing.forEach(PulseBadge::rest);
        }
    }

    private void beat(long now) {
        double phase = (double) (now % BEAT) / BEAT;
        for (PulseBadge badge : showing) {
            badge.beat(phase);
        }
    }
}
