package dev.vireo.app.backup;

import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.Requests.BackupScheduleChange;
import java.util.concurrent.CompletionStage;
import javafx.util.Subscription;

/** The office's backups. Called on the FX thread; never blocks, and what it returns ends on the FX thread. */
public interface Backups {

    CompletionStage<BackupOverview> overview();

    CompletionStage<BackupOverview> change(BackupScheduleChange change);

    /** Begins one; {@link #overview()} tells how far it is. */
    CompletionStage<BackupOverview> begin();

    /** Stops the one that is being made. */
    CompletionStage<Void> cancel();

    /** Told each time one is verified or has failed, by whomever it was asked for. */
    Subscription whenEnded(Runnable then);
}
