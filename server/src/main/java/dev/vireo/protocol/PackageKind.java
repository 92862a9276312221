package dev.vireo.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that Vireo is installed from. Named in JSON by their ending. */
public enum PackageKind {
    DEB(TargetSystem.LINUX, "deb"),
    RPM(TargetSystem.LINUX, "rpm"),
    /** Unpacked by hand. */
    TAR_GZ(TargetSystem.LINUX, "tar.gz"),
    MSI(TargetSystem.WINDOWS, "msi"),
    EXE(TargetSystem.WINDOWS, "exe"),
    DMG(TargetSystem.MACOS, "dmg"),
    PKG(TargetSystem.MACOS, "pkg");

    /** The systems that there are packages for. */
    public enum TargetSystem {
        LINUX, WINDOWS, MACOS
    }

    private final TargetSystem system;
    private final String ending;

    PackageKind(TargetSystem system, String ending) {
        this.system = system;
        this.ending = ending;
    }

    public TargetSystem system() {
        return system;
    }

    /** Without a dot before it. */
    @JsonValue
    public String ending() {
        return ending;
    }

    /** @throws IllegalArgumentException if there is no such kind */
    @JsonCreator
    static PackageKind parse(String ending) {
        return Arrays.stream(values()).filter(kind -> kind.ending.equals(ending)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such kind of package."));
    }

    /** The kind of a file, by its name; empty if it is no package. */
    public static Optional<PackageKind> ofName(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> name.endsWith("." + kind.ending) && name.length() > kind.ending.length() + 1)
                .findFirst();
    }
}
