package dev.vireo.app;

import dev.vireo.app.client.EventStream.Timing;
import dev.vireo.app.notify.Desktop;
import dev.vireo.app.profile.ChoosePicture;
import dev.vireo.app.profile.PictureDialog;
import java.time.Clock;
import java.util.Optional;

/**
 * What a client finds around it, so that several can live side by side and tests can lend their own.
 *
 * @param pictures asks the person for a file
 * @param desktop  how attention is called for
 * @param timing   of the stream and the polling; empty: the standard, with the person's own interval
 */
public record Surroundings(ChoosePicture pictures, Desktop.Kind desktop, Optional<Timing> timing, Clock clock) {

    /** What this computer offers. */
    public static Surroundings here() {
        return new Surroundings(new PictureDialog(), Desktop.Kind.here(), Optional.empty(), Clock.systemDefaultZone());
    }

    /** No tray, notices inside Vireo only, no files. */
    public static Surroundings plain() {
        return new Surroundings(_ -> Optional.empty(), Desktop.Kind.PLAIN, Optional.empty(), Clock.systemDefaultZone());
    }

    public Surroundings with(Timing lent) {
        return new Surroundings(pictures, desktop, Optional.of(lent), clock);
    }

    public Surroundings with(ChoosePicture lent) {
        return new Surroundings(lent, desktop, timing, clock);
    }
}
