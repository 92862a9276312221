package dev.vireo.app.signin;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Opening an office from a backup: the file, what it is, and how far the restoring has come. */
final class OpenBackupModel {

    private final OfficeAccess entrance;
    private final SignInAttempt attempt;
    private final Consumer<OfficeAccess.Office> restored;
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FoundBackup>> backup = new ReadOnlyObjectWrapper<>(this, "backup", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RestoreStep>> step = new ReadOnlyObjectWrapper<>(this, "step", Optional.empty());
    private final BooleanProperty shared = new SimpleBooleanProperty(this, "shared", true);
    /** Which restoring is the present one; what an earlier one still tells is dropped. */
    private int restoring;

    OpenBackupModel(OfficeAccess entrance, InstantSource clock, Consumer<OfficeAccess.Office> restored) {
        this.entrance = entrance;
        this.attempt = new SignInAttempt(clock);
        this.restored = restored;
        if (entrance.startedHere()) {
            attempt.fail(SignInError.of(SignInError.ErrorKind.OFFICE_HERE));
        }
        attempt.busyProperty().subscribe(busy -> {
            if (!busy) {
                restoring++;
                step.set(Optional.empty());
            }
        });
    }

    SignInAttempt attempt() {
        return attempt;
    }

    /** Whether this computer has an office already, so that no other can be opened. */
    boolean isTaken() {
        return entrance.startedHere();
    }

    /** What was chosen, whatever it is. */
    ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What was chosen, if it is a backup. */
    ReadOnlyObjectProperty<Optional<FoundBackup>> backupProperty() {
        return backup.getReadOnlyProperty();
    }

    /** Where the restoring is; empty while nothing is restored. */
    ReadOnlyObjectProperty<Optional<RestoreStep>> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Whether colleagues can reach the office here. */
    BooleanProperty sharedProperty() {
        return shared;
    }

    void choose(Path chosen) {
        backup.set(Optional.empty());
        file.set(Optional.of(chosen));
        attempt.run(() -> entrance.look(chosen), found -> backup.set(Optional.of(found)));
    }

    void submit() {
        backup.get().ifPresent(chosen -> attempt.run(() -> {
            int mine = ++restoring;
            step.set(Optional.of(RestoreStep.reading(0)));
            return entrance.restore(chosen, shared.get(), now -> {
                if (mine == restoring) {
                    step.set(Optional.of(now));
                }
            });
        }, restored));
    }
}
