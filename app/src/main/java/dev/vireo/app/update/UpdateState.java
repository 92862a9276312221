package dev.vireo.app.update;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.ReleaseVersion;
import java.nio.file.Path;
import java.time.Instant;

/** The state of this client's update. */
sealed interface UpdateState {

    /** Nothing is ever looked for. */
    record UpdatesOff(OffReason reason) implements UpdateState {
    }

    /** Nothing was looked for yet. */
    record NotLookedYet() implements UpdateState {
    }

    /** The office has nothing newer. */
    record UpToDate(Instant since) implements UpdateState {
    }

    /** The office could not be asked. */
    record OfficeUnreachable(FailureReason reason) implements UpdateState {
    }

    /** What the office offers is not believed. */
    record ReleaseRefused(RefusalReason reason) implements UpdateState {
    }

    /** There is something newer, but not for a computer like this. */
    record NoFittingPackage(ReleaseVersion version) implements UpdateState {
    }

    record UpdateFound(NewVersion update) implements UpdateState {
    }

    /** @param done from 0 to 1 */
    record UpdateDownloading(NewVersion update, double done) implements UpdateState {
    }

    /** The package is here, and is what was signed. @param denied whether installing it was not allowed the last time */
    record UpdateVerified(NewVersion update, Path file, boolean denied) implements UpdateState {
    }

    record UpdateInstalling(NewVersion update) implements UpdateState {
    }

    /** The system's installer talks to the person. */
    record InstallerOpened(NewVersion update, Path file) implements UpdateState {
    }

    /** The person has to do it. */
    record InstallByHand(NewVersion update, Path file, String command) implements UpdateState {
    }

    /** It is installed, and counts from the next start. */
    record UpdateInstalled(NewVersion update) implements UpdateState {
    }

    /** Nothing is installed, and nothing of it was left behind. @param words of whoever failed; may be empty */
    record UpdateFailed(NewVersion update, FailedStep step, String words) implements UpdateState {
    }

    /** A version that the release key signed, and its package for this computer. */
    record NewVersion(ReleaseVersion version, ReleaseFile file) {
    }

    /** Why nothing is looked for. */
    enum OffReason {
        /** This build knows no release key. */
        NO_KEY,
        /** This is no release, or was not installed from a package. */
        NOT_INSTALLED,
        /** An administrator preset it. */
        FORBIDDEN,
        /** The person does not want it. */
        TURNED_OFF
    }

    /** Why a release is not believed. */
    enum RefusalReason {
        /** The release key did not sign it. */
        UNSIGNED,
        /** It was signed, but this version cannot read it. */
        UNREADABLE
    }

    /** What failed. */
    enum FailedStep {
        DOWNLOAD,
        /** It was not all there, or too much. */
        SIZE,
        /** Another content than was signed. */
        CHECKSUM,
        DISK,
        INSTALL
    }
}
