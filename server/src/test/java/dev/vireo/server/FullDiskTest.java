package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An office on a full disk: a test can't fill the disk, but it can demand more free space than there is. */
final class FullDiskTest {

    private static final long MORE_THAN_THERE_IS = Long.MAX_VALUE / 2;

    private final AtomicLong minimum = new AtomicLong(1);
    private TestOffice office;
    private TestChannel chat;

    @BeforeEach
    void open() {
        office = TestOffice.open(config -> config.withMinimumFree(minimum.get()));
        chat = TestChannel.direct(office, "sita", "rama");
        chat.send("sita", "Is this thing on?");
        minimum.set(MORE_THAN_THERE_IS);
        office.restart();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whatIsWrittenIsRefusedWithTheReasonAndATimeToTryAgain() {
        Answer refused = chat.trySend("sita", "Is it?", null);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("disk_full");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(office.as("sita").send("POST", "/api/v1/attachments?name=a.txt", Optional.of("application/octet-stream"),
                new byte[] {'a'}).problem()).isEqualTo("disk_full");
    }

    @Test
    void everythingIsReadAsEver() {
        assertThat(chat.history("rama", "").messages()).hasSize(1);
        assertThat(office.as("rama").get("/api/v1/channels").status()).isEqualTo(200);
        assertThat(office.as("rama").get("/api/v1/events").status()).isEqualTo(200);
        assertThat(office.anybody().get("/health").status()).isEqualTo(200);
        assertThat(office.anybody().get("/ready").status()).isEqualTo(200);
    }
}
