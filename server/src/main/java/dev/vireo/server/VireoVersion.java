package dev.vireo.server;

/** Tells which version of Vireo this is. */
final class VireoVersion {

    private VireoVersion() {
    }

    /** As the jar's manifest says; run from classes there is none. */
    static String current() {
        String version = VireoVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
