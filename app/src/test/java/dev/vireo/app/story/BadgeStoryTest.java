package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The badge from a message to its reading, on real windows against a real server. */
@Timeout(180)
final class BadgeStoryTest {

    @TempDir private Path folder;
    private TestOffice office;
    private Player shyam;
    private Player rama;

    @BeforeEach
    void bothSignIn() {
        office = TestOffice.open();
        shyam = signIn("shyam", "shyam");
        rama = signIn("rama", "rama");
    }

    private Player signIn(String username, String computer) {
        return Player.signIn(office.address(), username, TestOffice.PASSWORD, folder.resolve(computer));
    }

    @AfterEach
    void close() {
        shyam.close();
        rama.close();
        office.close();
    }

    @Test
    void ramaWritesAndTheBadgeOnHerCardPulsesUntilShyamOpensTheChat() {
        assertThat(shyam.onCard("rama")).isZero();

        rama.openChat("shyam").send("shyam", "Is this thing on?");
        shyam.await(() -> shyam.onCard("rama") == 1);
        assertThat(shyam.inTitle()).isEqualTo(1);

        shyam.openChat("rama");
        shyam.await(() -> shyam.onCard("rama") == 0 && shyam.total() == 0 && shyam.inTitle() == 0);
        assertThat(shyam.texts("rama")).containsExactly("Is this thing on?");
        rama.await(() -> rama.isRead("shyam", "Is this thing on?"));

        shyam.send("rama", "It is.");
        rama.await(() -> rama.texts("shyam").equals(List.of("Is this thing on?", "It is.")));
    }

    @Test
    void allPlacesOfTheBadgeShowTheSameNumber() {
        rama.openChat("shyam");
        IntStream.rangeClosed(1, 3).forEach(i -> rama.send("shyam", "Message " + i));

        shyam.await(() -> shyam.onCard("rama") == 3);
        shyam.openProfile("rama").await(() -> shyam.onProfile() == 3);
        shyam.search("rama").await(() -> shyam.inSearch("rama") == 3);
        shyam.leaveSearch();
        shyam.show("messages").await(() -> shyam.inList("rama") == 3);
        assertThat(shyam.inTitle()).isEqualTo(3);

        rama.send("shyam", "Message 4");
        shyam.await(() -> shyam.inList("rama") == 4 && shyam.inTitle() == 4);
        shyam.show("dashboard").await(() -> shyam.onCard("rama") == 4 && shyam.onProfile() == 4);
    }

    @Test
    void readingOnOneComputerClearsTheBadgeOnTheOther() {
        try (Player home = signIn("shyam", "shyam-at-home")) {
            rama.openChat("shyam").send("shyam", "Where are you?");
            shyam.await(() -> shyam.onCard("rama") == 1);
            home.await(() -> home.onCard("rama") == 1);

            home.openChat("rama");

            home.await(() -> home.total() == 0);
            shyam.await(() -> shyam.onCard("rama") == 0 && shyam.total() == 0);
        }
    }

    @Test
    void anOpenChatThatNobodyLooksAtDoesNotMarkRead() {
        shyam.openChat("rama").lookAway();
        rama.openChat("shyam").send("shyam", "Look here");

        shyam.await(() -> shyam.onCard("rama") == 1);
        shyam.await(() -> shyam.texts("rama").contains("Look here"));
        // Another message is through, and the first one is unread still.
        rama.send("shyam", "Please");
        shyam.await(() -> shyam.onCard("rama") == 2);
        assertThat(rama.isRead("shyam", "Look here")).isFalse();

        shyam.lookAt("rama");

        shyam.await(() -> shyam.total() == 0);
        rama.await(() -> rama.isRead("shyam", "Please"));
    }

    @Test
    void pollingAloneDeliversToo() {
        shyam.close();
        StreamTiming pollingOnly = StreamTiming.STANDARD.pollingEvery(Duration.ofSeconds(1)).withoutStream();
        shyam = Player.open(folder.resolve("shyam-polling"), Optional.of(pollingOnly))
                .enter(office.address(), "shyam", TestOffice.PASSWORD);

        rama.openChat("shyam").send("shyam", "By polling");

        shyam.await(() -> shyam.onCard("rama") == 1);
        shyam.await(() -> shyam.connection() == ConnectionState.POLLING);
        shyam.openChat("rama").send("rama", "And back");
        rama.await(() -> rama.texts("shyam").equals(List.of("By polling", "And back")));
        shyam.await(() -> shyam.total() == 0);
    }

    @Test
    void aServerRestartedInTheMiddleLeavesBothWindowsCompleteAndInOrder() {
        rama.openChat("shyam");
        shyam.openChat("rama");
        rama.send("shyam", "Before");
        shyam.await(() -> shyam.texts("rama").equals(List.of("Before")));

        int port = office.stop();
        rama.send("shyam", "While it was away 1");
        rama.send("shyam", "While it was away 2");
        office.start(port);
        rama.send("shyam", "After");

        List<String> all = List.of("Before", "While it was away 1", "While it was away 2", "After");
        shyam.await(() -> shyam.texts("rama").equals(all));
        rama.await(() -> rama.texts("shyam").equals(all));
        shyam.lookAt("rama").await(() -> shyam.total() == 0);
        rama.await(() -> all.stream().allMatch(text -> rama.isRead("shyam", text)));
    }

    @Test
    void aRestartedClientContinuesWhereItWas() {
        rama.openChat("shyam").send("shyam", "First");
        shyam.await(() -> shyam.onCard("rama") == 1);
        shyam.close();
        rama.send("shyam", "While Shyam was away");

        shyam = Player.open(folder.resolve("shyam"), Optional.empty()).resume();

        shyam.await(() -> shyam.onCard("rama") == 2);
        shyam.openChat("rama").await(() -> shyam.texts("rama").equals(List.of("First", "While Shyam was away")));
    }
}
