package dev.vireo.app.backup;

import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.BackupProgress;
import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.BackupSchedule;
import dev.vireo.protocol.BackupState;
import dev.vireo.protocol.Requests.BackupScheduleChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Backups that are as a test says. */
final class SampleBackups implements Backups {

    static final String FOLDER = "/srv/backups";

    final List<String> asked = new ArrayList<>();
    private CompletionStage<BackupOverview> answer;
    private @Nullable CompletionStage<BackupOverview> answerToChanges;
    private final List<Runnable> listeners = new ArrayList<>();

    SampleBackups(CompletionStage<BackupOverview> answer) {
        this.answer = answer;
    }

    static SampleBackups of(BackupOverview overview) {
        return new SampleBackups(CompletableFuture.completedFuture(overview));
    }

    /** What is to be changed from now on is answered so. */
    void answerChanges(CompletionStage<BackupOverview> other) {
        answerToChanges = other;
    }

    /** From now on; for whoever asks. */
    void are(CompletionStage<BackupOverview> other) {
        answer = other;
    }

    /** From now on. */
    void become(CompletionStage<BackupOverview> other) {
        are(other);
        List.copyOf(listeners).forEach(Runnable::run);
    }

    static BackupOverview overview(@Nullable BackupRun verified, @Nullable BackupRun failure, @Nullable BackupProgress running) {
        return overview(FOLDER, verified, failure, running);
    }

    static BackupOverview overview(String folder, @Nullable BackupRun verified, @Nullable BackupRun failure,
            @Nullable BackupProgress running) {
        boolean on = verified != null || failure != null;
        return new BackupOverview(new BackupSchedule(on, "02:10", "UTC", folder), on ? Instant.parse("2026-12-01T02:10:00Z") : null,
                running, verified, failure, verified == null ? List.of() : List.of(verified), true, null);
    }

    static BackupRun verified(String at) {
        return verified(at, FOLDER, 0, true);
    }

    static BackupRun verified(String at, String folder, long damaged, boolean present) {
        Instant ended = Instant.parse(at);
        return new BackupRun("7", BackupState.VERIFIED, true, ended.minusSeconds(20), ended,
                folder + "/vireo-backup-20261130T021000Z-00063e5c2a1f4400.zip", 12_431, 318, 83_886_080, damaged, present, null);
    }

    static BackupRun failed(String at, String reason) {
        Instant ended = Instant.parse(at);
        return new BackupRun("8", BackupState.FAILED, true, ended, ended, FOLDER + "/x.zip", 0, 0, 0, 0, false, reason);
    }

    @Override
    public CompletionStage<BackupOverview> overview() {
        return answer;
    }

    @Override
    public CompletionStage<BackupOverview> change(BackupScheduleChange change) {
        asked.add(change.folder() == null ? "daily " + change.enabled() + " " + change.time() : "folder " + change.folder());
        return answerToChanges == null ? answer : answerToChanges;
    }

    @Override
    public CompletionStage<BackupOverview> begin() {
        asked.add("begin");
        return answerToChanges == null ? answer : answerToChanges;
    }

    @Override
    public CompletionStage<Void> cancel() {
        asked.add("cancel");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Subscription whenEnded(Runnable then) {
        listeners.add(then);
        return () -> listeners.remove(then);
    }
}
