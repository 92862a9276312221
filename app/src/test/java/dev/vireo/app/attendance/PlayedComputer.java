package dev.vireo.app.attendance;

import dev.vireo.app.ui.Background;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A computer whose time, keyboard and lock are a test's. */
final class PlayedComputer extends Clock implements ComputerInput {

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private Instant input = now;
    private boolean tells = true;
    boolean locked;

    /** Looks at once, and only when it is told to. */
    Attendance attendance() {
        return new Attendance(this, new Background(Runnable::run, Runnable::run), this);
    }

    /** Time goes by, in which Vireo looks at the computer as often as it does. */
    void pass(Attendance attendance, Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(5);
            attendance.look();
        }
    }

    /** Time goes by, in which nothing runs. */
    void sleep(Duration time) {
        now = now.plus(time);
    }

    /** Somebody moves the mouse, in whatever program. */
    void type() {
        input = now;
    }

    /** From now on the system says nothing. */
    void fallSilent() {
        tells = false;
    }

    @Override
    public InputState look() {
        return tells ? new InputState(Optional.of(Duration.between(input, now)), locked) : InputState.UNKNOWN;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
