package dev.vireo.app.office;

import dev.vireo.app.backup.Backups;
import dev.vireo.app.client.BackupClient;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.Requests.BackupScheduleChange;
import java.util.concurrent.CompletionStage;
import javafx.util.Subscription;

/** The backups as the office's server knows them. */
public final class OfficeBackups implements Backups {

    private final BackupClient backups;
    private final Workspace workspace;
    private final Background background;

    /** @param client signed in as an owner */
    public OfficeBackups(ServerClient client, Workspace workspace, Background background) {
        this.backups = client.backups();
        this.workspace = workspace;
        this.background = background;
    }

    @Override
    public CompletionStage<BackupOverview> overview() {
        return background.ask(backups::overview);
    }

    @Override
    public CompletionStage<BackupOverview> change(BackupScheduleChange change) {
        return background.ask(() -> backups.change(change));
    }

    @Override
    public CompletionStage<BackupOverview> begin() {
        return background.ask(backups::begin);
    }

    @Override
    public CompletionStage<Void> cancel() {
        return background.ask(() -> {
            backups.cancel();
            return null;
        });
    }

    @Override
    public Subscription whenEnded(Runnable then) {
        return workspace.backupProperty().subscribe((_, _) -> then.run());
    }
}
