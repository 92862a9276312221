package dev.vireo.app.startup;

import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log how long a person waited for a picture. FX thread. */
public final class NextFrame extends AnimationTimer {

    private static final Logger log = LoggerFactory.getLogger(NextFrame.class);

    private final String what;
    private boolean laidOut;

    private NextFrame(String what) {
        this.what = what;
    }

    /** When what was just put on the screen is painted. */
    public static void tell(String what) {
        if (log.isDebugEnabled()) {
            new NextFrame(what).start();
        }
    }

    /** The first frame lays it out and paints it; the second one begins after that. */
    @Override
    public void handle(long now) {
        if (!laidOut) {
            laidOut = true;
            return;
        }
        stop();
        Instant launched = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        log.debug("{} painted {} ms after launch", what, Duration.between(launched, Instant.now()).toMillis());
    }
}
