package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of channels has a limit. */
final class ChannelQuotaTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private TestOffice office;

    @AfterEach
    void close() {
        if (office != null) {
            office.close();
        }
    }

    private void open(int perDay, int perPerson, int inOffice) {
        office = TestOffice.open(config -> config.with(new ChannelQuota(perDay, perPerson, inOffice)), now::get);
    }

    @Test
    void onePersonMakesOnlySoManyInADay() {
        open(2, 100, 100);
        make("rama").as(Channel.class);
        Channel second = make("rama").as(Channel.class);

        assertRefused(make("rama"), "day", 2);
        office.as("rama").delete("/api/v1/channel/" + second.id());
        assertRefused(make("rama"), "day", 2);
        make("sita").as(Channel.class);
        assertThat(office.as("rama").post("/api/v1/direct/sita").status()).as("a direct channel").isEqualTo(201);
        now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
        make("rama").as(Channel.class);
    }

    @Test
    void nobodyIsBroughtIntoMoreThanSoMany() {
        open(100, 2, 100);
        Channel first = make("shyam", "rama").as(Channel.class);
        make("shyam", "rama").as(Channel.class);
        Channel full = make("sita", "lakshman").as(Channel.class);

        Answer refused = make("sita", "rama", "lakshman");
        assertRefused(refused, "person", 2);
        assertThat(Json.read(refused.bytes(), Problem.class).error().details()).containsEntry("usernames", List.of("rama"));
        assertRefused(office.as("sita").post("/api/v1/channel/" + full.id() + "/members", "{\"users\":[\"rama\"]}"), "person", 2);
        assertRefused(make("rama"), "person", 2);

        office.as("rama").delete("/api/v1/channel/" + first.id() + "/member/rama");
        assertThat(office.as("sita").post("/api/v1/channel/" + full.id() + "/members", "{\"users\":[\"rama\"]}").status()).isEqualTo(200);
    }

    @Test
    void nobodyJoinsMoreThanSoManyOpenOnes() {
        open(100, 1, 100);
        make("rama").as(Channel.class);
        String open = office.as("sita").post("/api/v1/channels", new Requests.NewChannel(ChannelKind.OPEN, "Announcements", null, null))
                .as(Channel.class).id();

        assertRefused(office.as("rama").post("/api/v1/channel/" + open + "/members", "{\"users\":[\"rama\"]}"), "person", 1);
    }

    @Test
    void theOfficeHasOnlySoManyThatAreNotArchived() {
        open(100, 100, 2);
        make("shyam").as(Channel.class);
        Channel second = make("rama").as(Channel.class);
        assertRefused(make("sita"), "office", 2);

        office.as("rama").delete("/api/v1/channel/" + second.id());
        make("sita").as(Channel.class);
    }

    @Test
    void aQuotaIsReadAsWritten() {
        assertThat(ChannelQuota.of("50/500/10000")).isEqualTo(ChannelQuota.USUAL);
        assertThat(ChannelQuota.of(ChannelQuota.USUAL.text())).isEqualTo(ChannelQuota.USUAL);
        assertThat(ChannelQuota.of("off")).isEqualTo(ChannelQuota.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "50/500", "0/1/1", "50/500/10000/1", "a/b/c", "99999999/1/1"})
    void aBrokenQuotaIsRefused(String text) {
        assertThatThrownBy(() -> ChannelQuota.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private Answer make(String maker, String... members) {
        return office.as(maker).post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Bridge", null, List.of(members)));
    }

    private static void assertRefused(Answer answer, String of, int limit) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        Problem.Details problem = Json.read(answer.bytes(), Problem.class).error();
        assertThat(problem.code()).isEqualTo("too_many_channels");
        assertThat(problem.details()).containsAllEntriesOf(Map.of("of", of, "limit", limit));
    }
}
