package dev.vireo.app.discovery;

import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;

/** A network on which those offices are heard that a test names. */
public final class Neighbourhood implements HearOffices {

    private final List<OfficeListener.OfficesListener> hearers = new CopyOnWriteArrayList<>();
    private final NearbyOffices offices;
    private boolean possible = true;
    private volatile List<FoundOffice> heard = List.of();

    public Neighbourhood() {
        this(Duration.ofMinutes(5));
    }

    /** @param patience after which nobody is said to be there */
    public Neighbourhood(Duration patience) {
        offices = new NearbyOffices(this, Platform::runLater, patience);
    }

    public static FoundOffice office(String name, String... addresses) {
        return new FoundOffice(name, id(name), List.of(addresses).stream().map(URI::create).toList(), "", false, "1.2.3");
    }

    /** One that is encrypted, and says that it has a certain key. */
    public static FoundOffice office(String name, KeyFingerprint key, URI... addresses) {
        return new FoundOffice(name, id(name), List.of(addresses), HexFormat.of().formatHex(key.head()), true, "1.2.3");
    }

    private static String id(String name) {
        return String.format(Locale.ROOT, "%016x", name.hashCode());
    }

    @Override
    public Runnable begin(OfficeListener.OfficesListener hearer) {
        hearers.add(hearer);
        hearer.heard(possible, heard);
        return () -> hearers.remove(hearer);
    }

    public NearbyOffices offices() {
        return offices;
    }

    public Neighbourhood hears(FoundOffice... now) {
        heard = List.of(now);
        hearers.forEach(each -> each.heard(possible, heard));
        return this;
    }

    public Neighbourhood isNoNetwork() {
        possible = false;
        return this;
    }

    public boolean isListenedTo() {
        return !hearers.isEmpty();
    }
}
