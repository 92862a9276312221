package dev.vireo.installer;

/** What different systems call this computer's processor. */
final class Systems {

    private Systems() {
    }

    static boolean isArm() {
        return "aarch64".equals(System.getProperty("os.arch"));
    }

    static String debArchitecture() {
        return isArm() ? "arm64" : "amd64";
    }

    static String rpmArchitecture() {
        return isArm() ? "aarch64" : "x86_64";
    }

    static String tarArchitecture() {
        return isArm() ? "arm64" : "x64";
    }
}
