package dev.vireo.app.update;

import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.PackageKind.TargetSystem;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.protocol.ReleaseVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Computers with Vireo on them. */
public final class SampleInstallations {

    private SampleInstallations() {
    }

    /** Version 0.1.0 from a deb. */
    public static Installation debian() {
        return of("0.1.0", TargetSystem.LINUX, PackageKind.DEB);
    }

    /** The same, in a folder as the package makes it. */
    public static Installation debian(Path home) {
        return new Installation(ReleaseVersion.of("0.1.0"), Optional.of(new InstalledProgram.VersionFolders(home)),
                TargetSystem.LINUX, TargetProcessor.X64, List.of(PackageKind.DEB), false);
    }

    static Installation of(String version, TargetSystem system, PackageKind... kinds) {
        return new Installation(ReleaseVersion.of(version), Optional.empty(), system, TargetProcessor.X64, List.of(kinds), false);
    }
}
