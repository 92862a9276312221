package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SyncCountsTest {

    private final SyncCounts counts = new SyncCounts();

    @Test
    void onlyWhatWasOpenBeforeIsOpenedAgain() {
        assertThat(counts.reconnects()).isZero();
        counts.opened();
        assertThat(counts.reconnects()).isZero();
        counts.opened();
        counts.opened();
        assertThat(counts.reconnects()).isEqualTo(2);
    }

    @Test
    void aHeartbeatWithOtherCountsThanOursIsACorrection() {
        WorkspaceWriter workspace = new WorkspaceWriter(new User("shyam", "Shyam", "", "", OfficeRole.MEMBER, "", null, null, null));
        try (ServerClient client = ServerClient.of(URI.create("http://127.0.0.1:1"))) {
            UnreadCheck check = new UnreadCheck(client, workspace, new SessionExecutors(Runnable::run, Runnable::run, _ -> {}), counts,
                    _ -> {});
            String same = workspace.workspace().unreadDigest();
            check.check(heartbeat(same, true));
            check.check(heartbeat("another", false));
            assertThat(counts.corrections()).isZero();

            check.check(heartbeat("another", true));
            assertThat(counts.corrections()).isEqualTo(1);
        }
    }

    private static Event.Heartbeat heartbeat(String digest, boolean storeAvailable) {
        return new Event.Heartbeat(new Cursor("0123456789ab", 1), digest, Instant.EPOCH, storeAvailable);
    }
}
