package dev.vireo.server;

/** Tells which version of Vireo this is. */
final class VireoVersion {

    private VireoVersion() {
    }

    /** The version in the jar's manifest, which is missing when run from classes. */
    static String current() {
        String version = VireoVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
