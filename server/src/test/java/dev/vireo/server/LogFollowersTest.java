package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.TestOffice;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class LogFollowersTest {

    /** Nobody listens there. The server does not need Redis to serve. */
    private static final UnaryOperator<Config> MIRRORED = config -> config.on(BackboneKind.REDIS, "redis://127.0.0.1:1");

    @Test
    void sessionsFollowTheLogBeforeStreamsAndTheMirrorAfterThem() {
        try (TestOffice office = TestOffice.openEmpty(MIRRORED)) {
            List<String> order = office.server().followers().stream().map(follower -> follower.getClass().getSimpleName()).toList();
            assertThat(order)
                    .as("else a stream tells of an entry to a session that it ends, or the mirror asks for members not known yet")
                    .containsSubsequence("Sessions", "Fanout", "RedisMirror")
                    .containsExactlyInAnyOrder("Sessions", "OfficeSetup", "PresenceTracker", "AvailabilityEnds", "StatusTexts", "Reminders",
                            "ScheduledMessages", "Fanout",
                            "Indexer",
                            "RedisMirror");
        }
    }
}
