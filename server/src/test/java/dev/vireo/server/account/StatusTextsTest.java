package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.BackboneKind;
import dev.vireo.server.MovableClock;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StatusTextsTest {

    private static final MovableClock clock = new MovableClock();
    @AutoClose private static final TestOffice office = TestOffice.open(clock);

    @BeforeEach
    void itIsNow() {
        clock.ahead(Duration.ZERO);
    }

    @Test
    void aStatusIsAnEmojiATextAndAnEndThatEverybodyIsTold() throws Exception {
        Instant until = soon();
        try (OpenStream stream = OpenStream.of(office.address(), "sita", office.token("sita")).awaitLive()) {
            User rama = set("rama", "\u2615", " At lunch ", until).as(User.class);

            assertThat(rama.statusEmoji()).as("in colour").isEqualTo("\u2615");
            assertThat(rama.statusText()).isEqualTo("At lunch");
            assertThat(rama.statusUntil()).isEqualTo(until);
            stream.awaitLine(line -> line.contains("user_updated") && line.contains("\"status_emoji\":\"\u2615\"")
                    && line.contains("\"status_until\":\"" + until + "\""));
        }
        assertThat(of("rama")).extracting(User::statusEmoji, User::statusText, User::statusUntil)
                .containsExactly("\u2615", "At lunch", until);
    }

    @Test
    void aStatusGoesByItselfAndEverybodyIsTold() throws Exception {
        set("rama", "\u2615", "At lunch", soon());
        try (OpenStream stream = OpenStream.of(office.address(), "sita", office.token("sita")).awaitLive()) {
            clock.ahead(Duration.ofHours(2));

            stream.awaitLine(line -> line.contains("user_updated") && line.contains("\"rama\"") && line.contains("\"status_text\":\"\""));
        }
        assertThat(of("rama")).extracting(User::statusEmoji, User::statusText, User::statusUntil).containsExactly("", "", null);
    }

    @Test
    void anEndThatPassesWhileTheServerIsStoppedHoldsAtItsNextStart() {
        set("lakshman", "", "On guard", soon());
        set("sita", "", "In the grove", null);
        int port = office.stop();
        clock.ahead(Duration.ofHours(2));
        office.start(port);

        Await.until("the status is gone", () -> of("lakshman").statusText().isEmpty());
        assertThat(of("sita").statusText()).as("without an end").isEqualTo("In the grove");
    }

    @Test
    void anEndOfAnEarlierStatusLeavesALaterOneAlone() {
        set("rama", "", "At lunch", soon());
        set("rama", "", "Reading", soon().plus(Duration.ofHours(6)));
        set("lakshman", "", "At lunch", soon());
        office.as("sita").patch("/api/v1/user/sita", "{\"status_text\":\"Singing\"}");
        clock.ahead(Duration.ofHours(2));

        Await.until("one is over", () -> of("lakshman").statusText().isEmpty());
        assertThat(of("rama").statusText()).isEqualTo("Reading");
        assertThat(of("sita").statusText()).isEqualTo("Singing");
    }

    @Test
    void otherWordsWithoutMoreAreAnotherStatus() {
        set("rama", "\u2615", "At lunch", soon());
        office.as("rama").patch("/api/v1/user/rama", "{\"status_text\":\"At lunch\",\"display_name\":\"Rama\"}");
        assertThat(of("rama").statusEmoji()).as("the same words").isEqualTo("\u2615");

        office.as("rama").patch("/api/v1/user/rama", "{\"status_text\":\"Back\"}");
        assertThat(of("rama")).extracting(User::statusEmoji, User::statusText, User::statusUntil).containsExactly("", "Back", null);
    }

    @Test
    void nothingAtAllEndsAStatusAndNeedsNoEnd() {
        set("rama", "\u2615", "At lunch", soon());
        assertThat(office.as("rama").put("/api/v1/user/rama/status-text", new Requests.StatusText(null, null, soon())).as(User.class))
                .extracting(User::statusEmoji, User::statusText, User::statusUntil).containsExactly("", "", null);
        assertThat(set("rama", "\u2615", "", null).as(User.class).statusEmoji()).as("an emoji alone").isEqualTo("\u2615");
    }

    @Test
    void whatCannotBeAStatusIsRefusedWithItsField() {
        set("rama", "", "As before", null);
        assertThat(set("rama", "tea", "", null).problem()).isEqualTo("invalid_emoji");
        assertThat(set("rama", "\u2615\u2615", "", null).problem()).isEqualTo("invalid_emoji");
        assertThat(set("rama", "", "x".repeat(141), null).problem()).isEqualTo("invalid_status_text");
        assertThat(set("rama", "", "turned \u202e round", null).problem()).isEqualTo("invalid_status_text");
        assertThat(set("rama", "", "a\u0007b", null).problem()).isEqualTo("invalid_status_text");
        assertThat(set("rama", "", "Tea", Instant.now().minusSeconds(1)).problem()).isEqualTo("invalid_until");
        assertThat(set("rama", "", "Tea", Instant.now().plus(Duration.ofDays(367))).problem()).isEqualTo("invalid_until");
        assertThat(office.as("rama").put("/api/v1/user/sita/status-text", "{\"text\":\"Not my words\"}").status()).isEqualTo(403);
        assertThat(of("rama").statusText()).isEqualTo("As before");
    }

    @Test
    void aStatusGoesOnEveryServerOfTheOffice() throws Exception {
        try (TestNodes nodes = TestNodes.open(2, config -> config.on(BackboneKind.POSTGRES, ""));
                OpenStream stream = OpenStream.of(nodes.node(1).address(), "sita", nodes.node(1).token("sita")).awaitLive()) {
            nodes.node(0).as("rama").put("/api/v1/user/rama/status-text",
                    new Requests.StatusText("\u2615", "At lunch", Instant.now().plusSeconds(3)));

            stream.awaitLine(line -> line.contains("\"status_text\":\"At lunch\""));
            stream.awaitLine(line -> line.contains("\"rama\"") && line.contains("\"status_text\":\"\""));
            assertThat(nodes.node(1).as("sita").get("/api/v1/user/rama").as(User.class).statusUntil()).isNull();
        }
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Answer set(String who, @Nullable String emoji, String text, @Nullable Instant until) {
        return office.as(who).put("/api/v1/user/" + who + "/status-text", new Requests.StatusText(emoji, text, until));
    }

    private static User of(String who) {
        return office.as("shyam").get("/api/v1/user/" + who).as(User.class);
    }
}
