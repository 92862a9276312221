package dev.vireo.app.backup;

import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.Requests.BackupScheduleChange;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The model of the backups screen: the office's backups, and an owner's actions on them. FX thread. */
final class BackupModel {

    enum BackupsState {
        LOADING,
        SHOWN,
        /** The office is in PostgreSQL, which has its own tools. */
        ELSEWHERE,
        UNREACHABLE
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Backups backups;
    private final ZoneId zone;
    private final PendingChange change = new PendingChange(FailureTexts::of);
    private final ReadOnlyObjectWrapper<BackupsState> state = new ReadOnlyObjectWrapper<>(this, "state", BackupsState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable BackupOverview> overview = new ReadOnlyObjectWrapper<>(this, "overview");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final Subscription ended;
    private int latest;

    /** @param zone in which the person thinks of times */
    BackupModel(Backups backups, ZoneId zone) {
        this.backups = backups;
        this.zone = zone;
        this.ended = backups.whenEnded(this::load);
    }

    ReadOnlyObjectProperty<BackupsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Null until it is known. What is known stays while it cannot be fetched anew. */
    ReadOnlyObjectProperty<@Nullable BackupOverview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /** Why it could not be fetched; empty if it could. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What was asked for last. */
    PendingChange change() {
        return change;
    }

    void load() {
        int mine = ++latest;
        backups.overview().whenComplete((found, failure) -> {
            if (mine == latest) {
                if (failure == null) {
                    overview.set(found);
                    problem.set("");
                    state.set(BackupsState.SHOWN);
                } else {
                    problem.set(FailureTexts.of(failure));
                    state.set(isElsewhere(failure) ? BackupsState.ELSEWHERE : BackupsState.UNREACHABLE);
                }
            }
        });
    }

    private static boolean isElsewhere(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ServerException.Refused refused && refused.code().equals("office_in_postgresql");
    }

    void schedule(boolean enabled, LocalTime time) {
        ask(backups.change(new BackupScheduleChange(enabled, TIME.format(time), zone.getId(), null)));
    }

    void folder(String path) {
        ask(backups.change(new BackupScheduleChange(null, null, null, path)));
    }

    void begin() {
        ask(backups.begin());
    }

    void cancel() {
        CompletionStage<Void> cancelled = backups.cancel();
        change.follow(cancelled);
        cancelled.whenComplete((_, _) -> load());
    }

    private void ask(CompletionStage<BackupOverview> answer) {
        int mine = ++latest;
        change.follow(answer);
        answer.whenComplete((found, failure) -> {
            if (failure == null && mine == latest) {
                overview.set(found);
            } else {
                // Shows what holds.
                load();
            }
        });
    }

    void close() {
        ended.unsubscribe();
    }
}
