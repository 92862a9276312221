package dev.vireo.app.notify;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.BackupState;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Notifies an owner of a backup that failed: when it does, and when they come back and it did meanwhile. While they want to be left
 * alone, the notice waits. The next backup that holds takes it away. FX thread.
 */
public final class BackupNotices implements AutoCloseable {

    static final Duration BETWEEN_TRIES = Duration.ofMinutes(5);

    private final Workspace workspace;
    private final Supplier<CompletionStage<Optional<BackupRun>>> lastFailure;
    private final NotificationSettings settings;
    private final Notifier notifier;
    private final Supplier<LocalDateTime> clock;
    private final Throttle later;
    private final Texts texts = Texts.of(BackupNotices.class);
    private final Subscription following;
    /** Of the failure that was told last, or waits to be. */
    private String known = "";
    private @Nullable BackupRun waiting;
    private boolean closed;

    /**
     * Follows the workspace until closed.
     *
     * @param lastFailure fetches the office's last backup, if it failed
     */
    public BackupNotices(Workspace workspace, Supplier<CompletionStage<Optional<BackupRun>>> lastFailure, Desktop desktop) {
        this(workspace, lastFailure, desktop.settings(), desktop.notifier(), () -> LocalDateTime.now(ZoneId.systemDefault()), desktop.fx(),
                BETWEEN_TRIES);
    }

    BackupNotices(Workspace workspace, Supplier<CompletionStage<Optional<BackupRun>>> lastFailure, NotificationSettings settings,
            Notifier notifier, Supplier<LocalDateTime> clock, Executor fx, Duration betweenTries) {
        this.workspace = workspace;
        this.lastFailure = lastFailure;
        this.settings = settings;
        this.notifier = notifier;
        this.clock = clock;
        this.later = new Throttle(fx, betweenTries, this::tell);
        this.following = Subscription.combine(
                workspace.backupProperty().subscribe((_, ended) -> ended(ended)),
                workspace.connectionProperty().subscribe(this::connected));
    }

    @Override
    public void close() {
        closed = true;
        following.unsubscribe();
        withdraw();
    }

    /** What happened meanwhile may not be in the log any more. */
    private void connected(ConnectionState now) {
        if (isOwner() && (now == ConnectionState.LIVE || now == ConnectionState.POLLING)) {
            lastFailure.get().whenComplete((found, failure) -> {
                if (failure == null) {
                    found.ifPresentOrElse(this::failed, this::withdraw);
                }
            });
        }
    }

    private void ended(@Nullable BackupRun backup) {
        if (backup != null && backup.state() == BackupState.FAILED) {
            failed(backup);
        } else {
            withdraw();
        }
    }

    private void failed(BackupRun backup) {
        if (isOwner() && !backup.id().equals(known)) {
            known = backup.id();
            waiting = backup;
            tell();
        }
    }

    private void tell() {
        BackupRun backup = waiting;
        if (backup == null || closed) {
            return;
        }
        boolean busy = workspace.me().presenceProperty().get() == Presence.DO_NOT_DISTURB;
        if (busy || !settings.rule(clock.get()).allows(false, true, false)) {
            later.request();
            return;
        }
        waiting = null;
        String reason = backup.reason();
        notifier.show(new Notice(Notice.BACKUP, Optional.empty(), texts.get("notice.backup"), reason == null ? "" : reason));
    }

    private void withdraw() {
        waiting = null;
        if (!known.isEmpty()) {
            known = "";
            notifier.withdraw(Notice.BACKUP);
        }
    }

    private boolean isOwner() {
        return workspace.me().roleProperty().get() == OfficeRole.OWNER;
    }
}
