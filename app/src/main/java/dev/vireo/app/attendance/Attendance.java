package dev.vireo.app.attendance;

import dev.vireo.app.attendance.ComputerInput.InputState;
import dev.vireo.app.ui.Background;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Follows whether somebody is at this computer: it is not locked, there was input within the last five minutes, and also since it was
 * locked or asleep. Input is what the system says, or what reaches Vireo's own windows. FX thread.
 */
public final class Attendance implements AutoCloseable {

    static final Duration IDLE_AFTER = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    /** Looks that are further apart than this were held up by a computer that slept. */
    private static final Duration ASLEEP = Duration.ofSeconds(30);

    private final ComputerInput input;
    private final Background background;
    private final Clock clock;
    private final ReadOnlyBooleanWrapper attended = new ReadOnlyBooleanWrapper(this, "attended", true);
    private final Timeline looks = new Timeline();
    /** Input before this does not count. */
    private Instant unattendedUntil = Instant.MIN;
    private Instant lastInput;
    private Instant lastLook;
    private boolean locked;
    private boolean looking;

    public Attendance(ComputerInput input, Background background, Clock clock) {
        this.input = input;
        this.background = background;
        this.clock = clock;
        lastInput = clock.instant();
        lastLook = lastInput;
    }

    public void start() {
        looks.getKeyFrames().setAll(new KeyFrame(javafx.util.Duration.millis(BETWEEN_LOOKS.toMillis()), _ -> look()));
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
    }

    /** Whether somebody is here. */
    public ReadOnlyBooleanProperty attendedProperty() {
        return attended.getReadOnlyProperty();
    }

    /** There was input in one of Vireo's windows, which a locked screen lets nobody reach. */
    void touched() {
        lastInput = clock.instant();
        if (!attended.get()) {
            locked = false;
            decide();
        }
    }

    /** Asks the system, unless it has not answered yet. */
    void look() {
        Instant now = clock.instant();
        if (Duration.between(lastLook, now).compareTo(ASLEEP) > 0) {
            unattendedUntil = now;
        }
        lastLook = now;
        decide();
        if (!looking) {
            looking = true;
            background.call(input::look).succeeded(this::heard).failed(_ -> looking = false).start();
        }
    }

    private void heard(InputState state) {
        looking = false;
        Instant now = clock.instant();
        locked = state.locked();
        if (locked) {
            unattendedUntil = now;
        }
        state.idle().map(now::minus).filter(lastInput::isBefore).ifPresent(then -> lastInput = then);
        decide();
    }

    private void decide() {
        boolean recent = Duration.between(lastInput, clock.instant()).compareTo(IDLE_AFTER) < 0;
        attended.set(!locked && recent && lastInput.isAfter(unattendedUntil));
    }

    @Override
    public void close() {
        looks.stop();
    }
}
