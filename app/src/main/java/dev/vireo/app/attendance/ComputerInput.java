package dev.vireo.app.attendance;

import java.time.Duration;
import java.util.Optional;

/** What the system knows of mouse and keyboard, in whatever program. */
@FunctionalInterface
public interface ComputerInput {

    /**
     * @param idle   how long ago the last input was; empty where the system does not say
     * @param locked whether the session is locked, as far as the system says
     */
    record InputState(Optional<Duration> idle, boolean locked) {

        public static final InputState UNKNOWN = new InputState(Optional.empty(), false);
    }

    /** As of now. Any thread but the FX thread; takes up to ten seconds. */
    InputState look();

    /** A system that says nothing. */
    static ComputerInput none() {
        return () -> InputState.UNKNOWN;
    }
}
