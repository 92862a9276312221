package dev.vireo.app.ui;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.animation.AnimationTimer;

/**
 * The beat that all badges of an application share. It runs only while at least one badge is on a screen and motion is allowed; FX thread.
 *
 * <p>It redraws about twenty times a second: a ring that grows by less than half a pixel a step looks no smoother at sixty. Measured without a
 * graphics card: sixty badges take a tenth of a core, five a twentieth, none at all nothing.
 */
public final class BadgeClock {

    /** One beat, in nanoseconds. */
    static final long BEAT = 1_600_000_000L;
    private static final long FRAME = 45_000_000L;

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
