package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.Presence;
import dev.vireo.testing.Await;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NotificationsTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 20, 12, 0);

    private final SampleOffice office = Fx.call(SampleOffice::busy);
    private final RecordingNotifier desktop = new RecordingNotifier();
    private final NotificationSettings settings = new NotificationSettings();
    private final Set<Conversation> lookedAt = ConcurrentHashMap.newKeySet();
    private Notifications notifications;

    @BeforeEach
    void follow() {
        Fx.run(() -> {
            read("rama");
            notifications = new Notifications(office.workspace(), settings, lookedAt::contains, desktop, () -> NOON, Platform::runLater);
        });
    }

    @AfterEach
    void end() {
        Fx.run(notifications::close);
    }

    @Test
    void aMessageIsToldWithItsAuthorAndWords() {
        receive("rama", "Are you\n there?");

        Await.until(() -> assertThat(desktop.shown).hasSize(1));
        Notice notice = desktop.shown.getFirst();
        assertThat(notice).isEqualTo(new Notice(Optional.of(office.conversation("rama")), "Rama", "Are you there?"));
        assertThat(notice.toString()).doesNotContain("there");
    }

    @Test
    void moreMessagesOfOnePersonAreCountedInOneNotice() {
        receive("rama", "One");
        Await.until(() -> assertThat(desktop.titles()).containsExactly("Rama"));
        receive("rama", "Two");

        Await.until(() -> assertThat(desktop.titles()).containsExactly("Rama", "2 new messages from Rama"));
        assertThat(desktop.shown).extracting(Notice::key).containsOnly("rama");
        assertThat(desktop.shown.getLast().body()).isEqualTo("Two");
    }

    @Test
    void messagesThatArriveTogetherMakeOneNoticePerConversation() {
        Fx.run(() -> {
            for (int i = 0; i < 200; i++) {
                office.receive("rama", "Message " + i);
                office.receive("sita", "Message " + i);
            }
        });

        Await.until(() -> assertThat(desktop.titles())
                .containsExactly("200 new messages from Rama", "200 new messages from Sita"));
        assertThat(desktop.shown.getFirst().body()).isEqualTo("Message 199");
    }

    @Test
    void manyPeopleAtOnceAreToldOfTogether() {
        Fx.run(() -> {
            for (String person : new String[] {"rama", "sita", "lakshman", "ahalya.kosala"}) {
                office.receive(person, "Good morning");
                office.receive(person, "Are you in?");
            }
        });

        Await.until(() -> assertThat(desktop.titles()).containsExactly("8 new messages in 4 conversations"));
        assertThat(desktop.shown.getFirst().about()).isEmpty();

        for (String person : new String[] {"rama", "sita", "lakshman", "ahalya.kosala"}) {
            assertThat(desktop.withdrawn).doesNotContain(Notice.SEVERAL);
            Fx.run(() -> read(person));
        }
        assertThat(desktop.withdrawn).contains(Notice.SEVERAL);
    }

    @Test
    void readingTakesTheNoticeAwayAndTheNextOneCountsFromOne() {
        receive("rama", "One");
        Await.until(() -> assertThat(desktop.shown).hasSize(1));
        Fx.run(() -> read("rama"));
        assertThat(desktop.withdrawn).containsExactly("rama");

        receive("rama", "Two");
        Await.until(() -> assertThat(desktop.titles()).containsExactly("Rama", "Rama"));
    }

    @Test
    void aMessageReadInTimeMakesNoNotice() {
        Fx.run(() -> {
            office.receive("rama", "One");
            read("rama");
            office.receive("sita", "Two");
        });

        Await.until(() -> assertThat(desktop.titles()).containsExactly("Sita"));
    }

    @Test
    void theChatInViewMakesNoNotice() {
        lookedAt.add(office.conversation("rama"));

        receive("rama", "You see this anyway");
        receive("sita", "But not this");

        Await.until(() -> assertThat(desktop.titles()).containsExactly("Sita"));
    }

    @Test
    void doNotDisturbSuppressesNotices() {
        Fx.run(() -> settings.doNotDisturbProperty().set(true));
        receive("rama", "One");
        breathe();
        Fx.run(() -> {
            settings.doNotDisturbProperty().set(false);
            office.presence("shyam", Presence.DO_NOT_DISTURB);
        });
        receive("rama", "Two");
        breathe();
        Fx.run(() -> office.presence("shyam", Presence.ONLINE));
        receive("sita", "Three");

        Await.until(() -> assertThat(desktop.titles()).containsExactly("Sita"));
    }

    @Test
    void quietHoursSuppressNotices() {
        Fx.run(() -> settings.quietHoursProperty().set(NOON::equals));
        receive("rama", "One");
        breathe();
        Fx.run(() -> settings.quietHoursProperty().set(_ -> false));
        receive("sita", "Two");

        Await.until(() -> assertThat(desktop.titles()).containsExactly("Sita"));
    }

    @Test
    void noticesShowTheFormattedText() {
        receive("rama", "**Look**, @sita: 2*3*4, `C:\\data\\*.csv`");

        Await.until(() -> assertThat(desktop.shown).hasSize(1));
        assertThat(desktop.shown.getFirst().body()).isEqualTo("Look, @Sita: 2*3*4, C:\\data\\*.csv");
    }

    @Test
    void longWordsAreShortened() {
        receive("rama", "🌳".repeat(300));

        Await.until(() -> assertThat(desktop.shown).hasSize(1));
        assertThat(desktop.shown.getFirst().body()).isEqualTo("🌳".repeat(199) + "…");
    }

    @Test
    void signingOutTakesEveryNoticeAway() {
        receive("rama", "One");
        receive("sita", "Two");
        Await.until(() -> assertThat(desktop.shown).hasSize(2));

        Fx.run(notifications::close);
        receive("rama", "Three");
        breathe();

        assertThat(desktop.withdrawn).containsExactlyInAnyOrder("rama", "sita");
        assertThat(desktop.shown).hasSize(2);
    }

    private void receive(String from, String body) {
        Fx.run(() -> office.receive(from, body));
    }

    private void read(String username) {
        Conversation conversation = office.conversation(username);
        office.markRead(conversation, conversation.messages().filtered(message -> message.number() > 0).getLast());
    }

    /** Lets what arrived be told, or passed over. */
    private void breathe() {
        Fx.await(notifications::idle);
    }
}
