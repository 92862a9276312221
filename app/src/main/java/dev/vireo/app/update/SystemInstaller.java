package dev.vireo.app.update;

import dev.vireo.app.update.SystemCommands.CommandEnd;
import dev.vireo.protocol.PackageKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs with what the system has. On Linux polkit asks for the password; the package managers are told to load nothing, since no
 * other computer than the office's is to be asked for anything.
 */
public final class SystemInstaller implements PackageInstaller {

    private static final Logger log = LoggerFactory.getLogger(SystemInstaller.class);
    /** Without sources apt has nothing but this file: its --no-download does not install files at all. */
    private static final List<String> APT = List.of("apt-get", "install", "--yes", "-o", "Dir::Etc::SourceList=/dev/null", "-o",
            "Dir::Etc::SourceParts=/dev/null");
    private static final List<String> RPM = List.of("rpm", "--upgrade");
    /** pkexec(1): the question was closed without an answer; and: not authorised, or nobody there to ask. */
    private static final int DISMISSED = 126;
    private static final int NOT_AUTHORISED = 127;

    private final SystemCommands system;

    SystemInstaller(SystemCommands system) {
        this.system = system;
    }

    public static SystemInstaller here() {
        return new SystemInstaller(new ProcessCommands());
    }

    @Override
    public InstallOutcome install(PackageKind kind, Path file) {
        return switch (kind) {
            case DEB -> asAdministrator(APT, file);
            case RPM -> asAdministrator(RPM, file);
            case TAR_GZ -> InstallOutcome.BY_HAND;
            case MSI -> opened(List.of("msiexec.exe", "/i", file.toString()));
            case EXE -> opened(List.of("explorer.exe", file.toString()));
            case DMG, PKG -> opened(List.of("open", file.toString()));
        };
    }

    @Override
    public String command(PackageKind kind, Path file) {
        String quoted = "'" + file.toString().replace("'", "'\\''") + "'";
        return switch (kind) {
            case DEB -> "sudo apt install " + quoted;
            case RPM -> "sudo rpm --upgrade " + quoted;
            case TAR_GZ -> "tar --extract --file " + quoted;
            case MSI -> "msiexec /i \"" + file + '"';
            case EXE -> '"' + file.toString() + '"';
            case DMG, PKG -> "open " + quoted;
        };
    }

    private InstallOutcome asAdministrator(List<String> command, Path file) {
        if (!system.has("pkexec") || !system.has(command.getFirst())) {
            return onDesktop(file);
        }
        try {
            CommandEnd end = system.run(Stream.of(List.of("pkexec"), command, List.of(file.toString())).flatMap(List::stream).toList());
            return switch (end.code()) {
                case 0 -> InstallOutcome.INSTALLED;
                case DISMISSED -> InstallOutcome.DENIED;
                case NOT_AUTHORISED -> onDesktop(file);
                default -> throw new InstallFailedException(end.lastLine());
            };
        } catch (IOException e) {
            log.warn("Couldn't ask for an administrator's rights: {}", e.getMessage());
            return onDesktop(file);
        }
    }

    /** Whatever the desktop opens packages with. */
    private InstallOutcome onDesktop(Path file) {
        return system.has("xdg-open") ? opened(List.of("xdg-open", file.toString())) : InstallOutcome.BY_HAND;
    }

    private InstallOutcome opened(List<String> command) {
        try {
            system.start(command);
            return InstallOutcome.OPENED;
        } catch (IOException e) {
            log.warn("Couldn't open the installer: {}", e.getMessage());
            return InstallOutcome.BY_HAND;
        }
    }
}
