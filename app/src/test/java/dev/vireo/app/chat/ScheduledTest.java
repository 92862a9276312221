package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.RecordedSwitcher;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Answers.Scheduled;
import dev.vireo.protocol.ChannelRole;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending messages later. */
final class ScheduledTest {

    private Talk talk;
    private Window window;

    @BeforeEach
    void open() {
        talk = Fx.call(() -> {
            Talk with = Talk.empty();
            with.receive("Is this thing on?");
            return with;
        });
        window = Window.open(talk, new RecordedSwitcher(), _ -> {});
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aMessageIsScheduledEditedAndSentNow() {
        window.write("Good morning").press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        choose("later-tomorrow");
        assertThat(scheduled()).extracting(Scheduled::body, Scheduled::sendAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Good morning", Instant.parse("2026-03-05T09:00:00Z")));
        assertThat(window.written()).isEmpty();
        assertThat(window.words("scheduledOpen")).isEqualTo("1 message scheduled");

        take("scheduledEdit");
        assertThat(window.written()).isEqualTo("Good morning");
        window.write(", Rama").press(KeyCode.ENTER);
        assertThat(scheduled()).extracting(Scheduled::body).containsExactly("Good morning, Rama");
        assertThat(window.written()).isEmpty();

        take("scheduledSend");
        assertThat(scheduled()).isEmpty();
        Fx.await(() -> !window.shows("scheduledOpen"));
    }

    @Test
    void whatTheOfficeDoesNotTakeStaysInTheField() {
        Fx.run(talk::refuseAll);
        window.write("Good morning").click("schedule");
        choose("later-soon");
        assertThat(window.written()).isEqualTo("Good morning");
        assertThat(Fx.call(() -> talk.conversation().draftProperty().get())).isEqualTo("Good morning");
        assertThat(window.words("refusedWords")).startsWith("Couldn\u2019t schedule the message.");
    }

    @Test
    void whatCouldNotBeSentIsSaidAndAskedAboutBeforeItIsDeleted() {
        Fx.run(() -> talk.schedule("Good morning", Instant.parse("2026-03-04T14:00:00Z"), "channel_archived"));
        window.draw();
        assertThat(window.words("scheduledOpen")).isEqualTo("1 scheduled message wasn\u2019t sent");
        take("scheduledDelete");
        assertThat(scheduled()).hasSize(1);
        window.click("questionYes");
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void pictures() {
        Pictures.both("scheduled", 340, 420, () -> {
            Talk of = Talk.inGroup(ChannelRole.MEMBER);
            of.schedule("Good morning. Bring the **large** stones to the bridge, all of them, and the small ones.",
                    Instant.parse("2026-03-05T09:00:00Z"), null);
            of.schedule("x".repeat(300), Instant.parse("2026-03-04T14:00:00Z"), "channel_archived");
            return new ScheduledSide(of.workspace(), of.scheduled(), _ -> {}, new TimeWords(Talk.CLOCK));
        });
    }

    private List<Scheduled> scheduled() {
        return Fx.call(() -> List.copyOf(talk.workspace().scheduled().view()));
    }

    /** From the list's menu, by keyboard. */
    private void take(String item) {
        window.click("scheduledOpen");
        Fx.await(() -> popup().isPresent());
        dev.vireo.app.ui.Keys.press(Fx.call(() -> popup().orElseThrow()), KeyCode.ENTER);
        choose(item);
    }

    private static java.util.Optional<javafx.scene.Scene> popup() {
        return javafx.stage.Window.getWindows().stream().map(javafx.stage.Window::getScene)
                .filter(scene -> scene != null && scene.lookup("#scheduledList") != null).findFirst();
    }

    private void choose(String id) {
        Fx.await(() -> items().anyMatch(item -> id.equals(item.getId())));
        Fx.run(() -> {
            MenuItem wanted = items().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
            List.copyOf(menus().toList()).forEach(ContextMenu::hide);
            wanted.fire();
        });
        window.draw();
    }

    private static Stream<MenuItem> items() {
        return menus().flatMap(menu -> menu.getItems().stream())
                .flatMap(item -> item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item));
    }

    private static Stream<ContextMenu> menus() {
        return javafx.stage.Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast);
    }
}
