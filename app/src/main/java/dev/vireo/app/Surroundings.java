package dev.vireo.app;

import dev.vireo.app.client.EventStream.Timing;
import dev.vireo.app.notify.Desktop;
import dev.vireo.app.ui.Outside;
import java.time.Clock;
import java.util.Optional;

/**
 * What a client finds around it, so that several can live side by side and tests can lend their own.
 *
 * @param outside browser, file chooser and clipboard
 * @param desktop how attention is called for
 * @param timing  of the stream and the polling; empty: the standard, with the person's own interval
 */
public record Surroundings(Outside outside, Desktop.Kind desktop, Optional<Timing> timing, Clock clock) {

    /** No tray, notices inside Vireo only, the standard timing. */
    public static Surroundings plain(Outside outside) {
        return new Surroundings(outside, Desktop.Kind.PLAIN, Optional.empty(), Clock.systemDefaultZone());
    }

    public Surroundings with(Timing lent) {
        return new Surroundings(outside, desktop, Optional.of(lent), clock);
    }
}
