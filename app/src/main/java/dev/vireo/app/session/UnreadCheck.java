package dev.vireo.app.session;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.ChangeSet;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Event;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the unread counts with the server's at every heartbeat, and fetches them where they differ. FX thread. */
final class UnreadCheck {

    private static final Logger log = LoggerFactory.getLogger(UnreadCheck.class);
    private static final int ATTEMPTS = 5;

    private final ServerClient client;
    private final WorkspaceWriter workspace;
    private final SessionExecutors executors;
    private final SyncCounts counts;
    private final Consumer<ChangeSet> keep;

    UnreadCheck(ServerClient client, WorkspaceWriter workspace, SessionExecutors executors, SyncCounts counts, Consumer<ChangeSet> keep) {
        this.client = client;
        this.workspace = workspace;
        this.executors = executors;
        this.counts = counts;
        this.keep = keep;
    }

    void check(Event.Heartbeat heartbeat) {
        if (heartbeat.storeAvailable() && !workspace.workspace().unreadDigest().equals(heartbeat.unreadDigest())) {
            log.warn("Unread counts differ from the server's at {}, fetching them", heartbeat.head());
            counts.corrected();
            fetch();
        }
    }

    void fetch() {
        fetch(ATTEMPTS);
    }

    /**
     * In a busy office, entries may overtake the answer; then it is fetched again. After the last attempt, the next heartbeat
     * checks again.
     */
    private void fetch(int attempts) {
        executors.network().execute(() -> {
            try {
                Answers.UnreadCounts answer = client.messages().unread();
                executors.ui().execute(() -> {
                    Optional<ChangeSet> taken = workspace.unread(answer);
                    taken.ifPresent(keep);
                    if (taken.isEmpty() && attempts > 1) {
                        fetch(attempts - 1);
                    }
                });
            } catch (ServerException e) {
                log.debug("Couldn't fetch the unread counts: {}", e.reason());
            }
        });
    }
}
