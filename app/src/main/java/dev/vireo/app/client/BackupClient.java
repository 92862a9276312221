package dev.vireo.app.client;

import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.Requests;

/** The API of the office's backups as methods, with the rules of {@link ServerClient}. For owners. */
public final class BackupClient {

    private static final String BACKUPS = "/api/v1/backups";

    private final Http http;

    BackupClient(Http http) {
        this.http = http;
    }

    public BackupOverview overview() {
        return http.call("GET", BACKUPS, null, BackupOverview.class);
    }

    public BackupOverview change(Requests.BackupScheduleChange change) {
        return http.call("PATCH", BACKUPS + "/schedule", change, BackupOverview.class);
    }

    /** Begins one; {@link #overview()} tells how far it is. */
    public BackupOverview begin() {
        return http.call("POST", BACKUPS, null, BackupOverview.class);
    }

    /** Stops the one that is being made. */
    public void cancel() {
        http.exchange("DELETE", BACKUPS + "/running", null);
    }
}
