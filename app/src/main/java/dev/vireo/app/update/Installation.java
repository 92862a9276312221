package dev.vireo.app.update;

import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.PackageKind.TargetSystem;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.Release.PackedProgram;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.protocol.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The way in which the running Vireo came onto this computer.
 *
 * @param version empty where it is no release
 * @param program what is installed, to be looked at again; empty where a replaced program isn't noticed
 * @param kinds   of packages that replace it, the best first; none where it was not installed from a package
 * @param personal whether it was installed for one person, as Windows knows it
 */
public record Installation(Optional<ReleaseVersion> version, Optional<InstalledProgram> program, TargetSystem system,
        TargetProcessor processor,
        List<PackageKind> kinds, boolean personal) {

    private static final String HOME = "vireo.home";
    private static final String LAUNCHER = "jpackage.app-path";
    /** In the path of what is installed for one person on Windows, and in the name of its package. */
    private static final String PERSONAL_FOLDER = "\\appdata\\";
    private static final String PERSONAL_PACKAGE = "vireo-user-";
    /** What dpkg writes when it installs the package. */
    private static final Path DEBIAN_LIST = Path.of("/var/lib/dpkg/info/vireo.list");

    /** @param version as it is shown to people */
    public static Installation here(String version) {
        return of(version, key -> System.getProperty(key, ""), Files.exists(DEBIAN_LIST));
    }

    static Installation of(String version, UnaryOperator<String> properties, boolean byDpkg) {
        Optional<Path> home = Optional.of(properties.apply(HOME)).filter(path -> !path.isEmpty()).map(Path::of);
        TargetProcessor processor = properties.apply("os.arch").equals("aarch64") ? TargetProcessor.ARM64 : TargetProcessor.X64;
        String name = properties.apply("os.name").toLowerCase(Locale.ROOT);
        TargetSystem system = name.startsWith("win") ? TargetSystem.WINDOWS
                : name.startsWith("mac") ? TargetSystem.MACOS : TargetSystem.LINUX;
        List<PackageKind> kinds = switch (system) {
            case WINDOWS -> packed(properties) ? List.of(PackageKind.MSI, PackageKind.EXE) : List.of();
            case MACOS -> packed(properties) ? List.of(PackageKind.PKG, PackageKind.DMG) : List.of();
            case LINUX -> home.map(folder -> onLinux(folder, byDpkg)).orElse(List.of());
        };
        Optional<InstalledProgram> program = switch (system) {
            case LINUX -> home.filter(InstalledProgram.VersionFolders::isInstalled).map(InstalledProgram.VersionFolders::new);
            case MACOS -> packed(properties)
                    ? InstalledProgram.ApplicationBundle.of(Path.of(properties.apply(LAUNCHER)), version)
                    : Optional.empty();
            // The installer closes a program before it replaces it.
            case WINDOWS -> Optional.empty();
        };
        return new Installation(ReleaseVersion.of(version), program, system, processor, kinds,
                properties.apply(LAUNCHER).toLowerCase(Locale.ROOT).contains(PERSONAL_FOLDER));
    }

    private static boolean packed(UnaryOperator<String> properties) {
        return !properties.apply(LAUNCHER).isEmpty();
    }

    private static List<PackageKind> onLinux(Path home, boolean byDpkg) {
        if (!InstalledProgram.VersionFolders.isInstalled(home)) {
            return List.of(PackageKind.TAR_GZ);
        }
        return List.of(byDpkg ? PackageKind.DEB : PackageKind.RPM);
    }

    /** The package that replaces this program; empty if the release has none. */
    Optional<ReleaseFile> fitting(Release release) {
        return kinds.stream().flatMap(kind -> release.files().stream()
                .filter(file -> file.program() == PackedProgram.CLIENT && file.kind() == kind && file.architecture() == processor
                        && file.name().startsWith(PERSONAL_PACKAGE) == personal))
                .findFirst();
    }
}
