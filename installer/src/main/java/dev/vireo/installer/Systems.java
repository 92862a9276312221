package dev.vireo.installer;

/** What different systems call this computer's processor. */
final class Systems {

    private Systems() {
    }

    static boolean isArm() {
        return "aarch64".equals(System.getProperty("os.arch"));
    }

    static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    /** How the names of native libraries end. */
    static String nativeEnding() {
        return isWindows() ? ".dll" : isMac() ? ".dylib" : ".so";
    }

    /** Where a Java runtime has them. */
    static String nativeFolder() {
        return isWindows() ? "bin" : "lib";
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
