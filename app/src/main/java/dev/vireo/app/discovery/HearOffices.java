package dev.vireo.app.discovery;

/** A network on which offices are heard. */
@FunctionalInterface
public interface HearOffices {

    /** Begins to listen, without blocking. @return what ends it */
    Runnable begin(OfficeListener.OfficesListener hearer);

    /** All networks that this computer shares with others. */
    static HearOffices onThisNetwork() {
        return hearer -> OfficeListener.start(hearer)::close;
    }

    /** None at all. */
    static HearOffices nowhere() {
        return _ -> () -> {};
    }
}
