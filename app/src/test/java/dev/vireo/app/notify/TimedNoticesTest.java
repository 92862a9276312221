package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.Event;
import java.time.Duration;
import java.time.LocalDateTime;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TimedNoticesTest {

    private final Talk talk = Fx.call(Talk::empty);
    private final RecordingNotifier desktop = new RecordingNotifier();
    private final NotificationSettings settings = new NotificationSettings();
    private TimedNotices notices;
    private ChatMessage message;

    @BeforeEach
    void follow() {
        notices = Fx.call(() -> new TimedNotices(talk.workspace(), settings, desktop, () -> LocalDateTime.of(2026, 11, 20, 12, 0),
                Platform::runLater,
                Duration.ofMillis(5)));
        message = Fx.call(() -> talk.receive("Bring stones"));
    }

    @AfterEach
    void end() {
        Fx.run(notices::close);
    }

    private void remind() {
        Fx.run(() -> talk.happens(new Event.MessageReminded(message.id(), Talk.CLOCK.instant())));
    }

    @Test
    void itTellsWhoSaidWhatOnce() {
        Fx.run(() -> talk.remind(message.id(), Talk.CLOCK.instant()));
        remind();
        assertThat(desktop.titles()).containsExactly("Reminder \u00b7 Rama");
        assertThat(desktop.shown.getFirst().body()).isEqualTo("Rama: Bring stones");
        Fx.run(() -> talk.remind(message.id(), null));
        assertThat(desktop.shown).hasSize(1);
    }

    @Test
    void oneThatComesBeforeTheListWaitsForItAndOfWhatIsNotThereNothingIsTold() {
        remind();
        assertThat(desktop.shown).isEmpty();
        Fx.run(() -> talk.remind(message.id(), null));
        assertThat(desktop.shown).hasSize(1);
        Fx.run(() -> talk.happens(new Event.MessageReminded("4711", Talk.CLOCK.instant())));
        Fx.run(() -> talk.remind(message.id(), null));
        assertThat(desktop.shown).hasSize(1);
    }
}
