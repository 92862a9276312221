package dev.vireo.app.update;

import dev.vireo.protocol.PackageKind;
import java.nio.file.Path;

/** Has a verified package installed. Blocks while somebody is asked for a password; any thread but the FX thread. */
public interface PackageInstaller {

    /** How that ended. */
    enum InstallOutcome {
        INSTALLED,
        /** The system's own installer has it, and talks to the person. */
        OPENED,
        /** The system has nothing that would do it. */
        BY_HAND,
        /** The person, or the system, did not allow it. */
        DENIED
    }

    /** @throws InstallFailedException if the system began and failed */
    InstallOutcome install(PackageKind kind, Path file);

    /** What somebody types who installs it by hand. */
    String command(PackageKind kind, Path file);

    /** The system's installer gave up. The message is its own last word; may be empty. */
    final class InstallFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public InstallFailedException(String words) {
            super(words);
        }
    }
}
