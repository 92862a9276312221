package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.protocol.Status;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows who is online: as asked once after each connection, and as the stream tells from then on. FX thread. */
final class PresenceUpdates {

    private static final Logger log = LoggerFactory.getLogger(PresenceUpdates.class);

    private final ServerClient client;
    private final WorkspaceWriter workspace;
    private final SessionExecutors executors;
    /** Told while the server is being asked for everybody's presence: newer than its answer. */
    private final List<Status> toldMeanwhile = new ArrayList<>();
    private boolean asking;

    PresenceUpdates(ServerClient client, WorkspaceWriter workspace, SessionExecutors executors) {
        this.client = client;
        this.workspace = workspace;
        this.executors = executors;
    }

    void fetch() {
        asking = true;
        toldMeanwhile.clear();
        executors.network().execute(() -> {
            try {
                List<Status> online = client.people().online();
                executors.ui().execute(() -> {
                    asking = false;
                    workspace.online(online);
                    toldMeanwhile.forEach(workspace::status);
                });
            } catch (ServerException e) {
                log.debug("Couldn't fetch the presence: {}", e.reason());
            }
        });
    }

    void show(Status status) {
        workspace.status(status);
        if (asking) {
            toldMeanwhile.add(status);
        }
    }
}
