package dev.vireo.server;

/** Which version of Vireo this is. */
final class Version {

    private Version() {
    }

    /** As the jar's manifest says; run from classes there is none. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
