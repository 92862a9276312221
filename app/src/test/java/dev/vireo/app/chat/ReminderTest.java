package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.LaterMenu;
import dev.vireo.app.ui.LaterTime;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.RecordedSwitcher;
import dev.vireo.app.ui.TimeWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Having oneself reminded of a message. */
final class ReminderTest {

    private Talk talk;
    private dev.vireo.app.chat.Window window;
    private ChatMessage message;

    @BeforeEach
    void open() {
        talk = Fx.call(Talk::empty);
        window = dev.vireo.app.chat.Window.open(talk, new RecordedSwitcher(), _ -> {});
        message = Fx.call(() -> talk.say("rama", "Bring stones", Talk.CLOCK.instant().minusSeconds(60)));
        window.draw();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void oneKeyAndATimeAreEnoughAndItCanBeCancelled() {
        choose("later-tomorrow");
        assertThat(reminder()).isEqualTo(Instant.parse("2026-03-05T09:00:00Z"));
        choose("later-soon");
        assertThat(reminder()).isEqualTo(Talk.CLOCK.instant().plus(Duration.ofMinutes(20)));
        choose("remindCancel");
        assertThat(Fx.call(() -> talk.workspace().saved().reminder(message.id()))).isEmpty();
        assertThat(Fx.call(() -> talk.workspace().saved().contains(message.id()))).as("it stays saved").isTrue();
    }

    @Test
    void anyDayAndTimeThatIsNotOverCanBeChosen() {
        choose("later-another");
        Fx.await(() -> window.shows("laterDay"));
        Pictures.save(window.stage(), "remind-at");
        Fx.run(() -> ((DatePicker) lookup("#laterDay")).setValue(LocalDate.parse("2026-03-03")));
        Fx.run(() -> ((Button) lookup("#timeQuestion #questionYes")).fire());
        Fx.await(() -> ((Label) lookup("#timeQuestion .danger-text")).getText().startsWith("This time is over"));
        assertThat(Fx.call(() -> talk.workspace().saved().reminder(message.id()))).isEmpty();

        Fx.run(() -> ((DatePicker) lookup("#laterDay")).setValue(LocalDate.parse("2026-04-01")));
        Fx.run(() -> ((Button) lookup("#timeQuestion #questionYes")).fire());
        assertThat(reminder()).isEqualTo(Instant.parse("2026-04-01T15:00:00Z"));
        assertThat(window.shows("timeQuestion")).isFalse();
    }

    @Test
    void timesAreOfferedThatSomebodyWouldSayNow() {
        assertThat(words("2026-03-04T08:30:00Z")).containsExactly("In 20 minutes (08:50)", "This afternoon (14:00)",
                "Tomorrow morning (Thursday, 09:00)", "Next week (Monday, 09:00)", "Another time\u2026");
        assertThat(words("2026-03-04T15:00:00Z")).contains("This evening (18:00)").doesNotContain("This afternoon (14:00)");
        assertThat(LaterTime.MONDAY.after(ZonedDateTime.parse("2026-03-08T10:00:00Z"))).as("that is tomorrow").isEmpty();
    }

    private static List<String> words(String now) {
        return Fx.call(() -> LaterMenu.items(new TimeWords(Clock.fixed(Instant.parse(now), ZoneOffset.UTC)), _ -> {}, () -> {}).stream()
                .map(MenuItem::getText).toList());
    }

    private void choose(String item) {
        window.focus("messages").press(KeyCode.UP).type("t");
        Fx.await(() -> menus().findFirst().isPresent());
        Fx.run(() -> {
            ContextMenu menu = menus().findFirst().orElseThrow();
            MenuItem wanted = menu.getItems().stream().filter(each -> item.equals(each.getId())).findFirst().orElseThrow();
            menu.hide();
            wanted.fire();
        });
        window.draw();
    }

    private static java.util.stream.Stream<ContextMenu> menus() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast);
    }

    private Instant reminder() {
        return Fx.call(() -> talk.workspace().saved().reminder(message.id()).orElseThrow());
    }

    private javafx.scene.Node lookup(String id) {
        return window.stage().getScene().lookup(id);
    }
}
