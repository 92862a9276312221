package dev.vireo.app.office;

import dev.vireo.app.localserver.BackupRefusedException;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.localserver.RestoreProgress;
import dev.vireo.app.localserver.StoredOffice;
import dev.vireo.app.signin.FoundBackup;
import dev.vireo.app.signin.OfficeAccess;
import dev.vireo.app.signin.RestoreStep;
import dev.vireo.app.signin.SignInError;
import dev.vireo.protocol.Limits;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The way into an office by a backup, which becomes the office on this computer. Each call blocks. */
final class BackupEntrance {

    /** Steps smaller than this are not worth drawing. */
    private static final double STEP = 0.005;

    private final HomeOffice home;

    BackupEntrance(HomeOffice home) {
        this.home = home;
    }

    FoundBackup look(Path file) {
        try {
            if (home.exists()) {
                throw closed(SignInError.ErrorKind.OFFICE_HERE, "");
            }
            StoredOffice stored = HomeOffice.look(file);
            return new FoundBackup(file, ServerWords.line(stored.name(), Limits.DISPLAY_NAME_LENGTH), stored.madeAt(), stored.people(),
                    stored.messages(), stored.files());
        } catch (BackupRefusedException e) {
            throw closed(e);
        }
    }

    /** @param told where it is, on this thread */
    void restore(FoundBackup backup, boolean shared, Consumer<RestoreStep> told, BooleanSupplier cancelled) {
        try {
            home.restore(backup.file(), shared ? LocalOffice.Reach.NETWORK : LocalOffice.Reach.THIS_COMPUTER,
                    new TellingProgress(told, cancelled));
        } catch (BackupRefusedException e) {
            throw closed(e);
        }
    }

    private static final class TellingProgress implements RestoreProgress {

        private final Consumer<RestoreStep> told;
        private final BooleanSupplier cancelled;
        private double last = -STEP;

        TellingProgress(Consumer<RestoreStep> told, BooleanSupplier cancelled) {
            this.told = told;
            this.cancelled = cancelled;
        }

        @Override
        public void read(double part) {
            if (part - last >= STEP || part >= 1 && last < 1) {
                last = part;
                told.accept(RestoreStep.reading(part));
            }
        }

        @Override
        public void verifying() {
            told.accept(RestoreStep.VERIFYING);
        }

        @Override
        public boolean isCancelled() {
            return cancelled.getAsBoolean();
        }
    }

    private static OfficeAccess.EntranceException closed(BackupRefusedException refusal) {
        String words = String.valueOf(refusal.getMessage());
        return switch (refusal.kind()) {
            case UNREADABLE -> closed(SignInError.ErrorKind.BACKUP_UNREADABLE, "");
            case NOT_A_BACKUP -> closed(SignInError.ErrorKind.NOT_A_BACKUP, "");
            case CUT_SHORT -> closed(SignInError.ErrorKind.BACKUP_CUT_SHORT, "");
            case DAMAGED -> closed(SignInError.ErrorKind.BACKUP_DAMAGED, "");
            case NEWER -> closed(SignInError.ErrorKind.BACKUP_NEWER, words);
            case OFFICE_HERE -> closed(SignInError.ErrorKind.OFFICE_HERE, "");
            case DISK_FULL -> closed(SignInError.ErrorKind.DISK_FULL, "");
            case STOPPED, OTHER -> closed(SignInError.ErrorKind.CANNOT_RESTORE, words);
        };
    }

    private static OfficeAccess.EntranceException closed(SignInError.ErrorKind kind, String detail) {
        return new OfficeAccess.EntranceException(SignInError.of(kind, detail));
    }
}
