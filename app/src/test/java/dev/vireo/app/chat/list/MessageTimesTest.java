package dev.vireo.app.chat.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Presence;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTimesTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-12T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-12T09:05:00Z", "2026-03-11T09:05:00Z", "2026-03-10T09:05:00Z", "2026-03-03T09:05:00Z",
        "2024-03-03T09:05:00Z"})
    void theHeaderOfAChatSaysWhenSomebodyWasSeenAsCardsAndProfilesDo(String seen) {
        Instant moment = Instant.parse(seen);
        assertThat(new MessageTimes(NOON).presence(Presence.OFFLINE, moment, null)).isEqualTo(new TimeWords(NOON).lastSeen(moment));
    }
}
