package dev.vireo.app.signin;

import dev.vireo.app.discovery.FoundOffice;
import dev.vireo.app.discovery.LookingState;
import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.app.discovery.OfficeListener;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;

/** A network on which those offices are heard that a test names. */
final class Neighbourhood {

    private final AtomicReference<OfficeListener.Hearer> hearer = new AtomicReference<>((_, _) -> {});
    private final NearbyOffices offices;
    private boolean possible = true;
    private List<FoundOffice> heard = List.of();

    Neighbourhood() {
        this(Duration.ofMinutes(5));
    }

    /** @param patience after which nobody is said to be there */
    Neighbourhood(Duration patience) {
        offices = new NearbyOffices(asking -> {
            hearer.set(asking);
            asking.heard(possible, heard);
            return () -> hearer.set((_, _) -> {});
        }, Platform::runLater, patience);
    }

    static FoundOffice office(String name, String... addresses) {
        return new FoundOffice(name, String.format(Locale.ROOT, "%016x", name.hashCode()),
                List.of(addresses).stream().map(URI::create).toList(), "", false, "1.2.3");
    }

    NearbyOffices offices() {
        return offices;
    }

    Neighbourhood hears(FoundOffice... now) {
        heard = List.of(now);
        hearer.get().heard(possible, heard);
        return this;
    }

    Neighbourhood isNoNetwork() {
        possible = false;
        return this;
    }

    boolean isListenedTo() {
        return offices.stateProperty().get() != LookingState.IDLE;
    }
}
