package dev.vireo.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.SampleProfile;
import dev.vireo.app.state.SampleStatus;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.EmojiHabits;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One's status while it is set. */
final class StatusSectionTest {

    /** A Tuesday. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneId.of("Asia/Kolkata"));

    private final SampleProfile own = new SampleProfile();
    private final SampleOffice office = Fx.call(SampleOffice::busy);
    private Stage stage;

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(stage::close);
        }
    }

    @Test
    void aUsualStatusIsTwoClicksAndEndsByItself() {
        open();
        press("#status-lunch");
        assertThat(own.asked).isEmpty();
        press("#setStatus");
        assertThat(own.asked).containsExactly("status \ud83c\udf5c At lunch 2026-03-10T12:30:00Z");

        Fx.run(() -> {
            own.accept();
            SampleStatus.hear(office, office.workspace().me(), "\ud83c\udf5c", "At lunch", Instant.parse("2026-03-10T12:30:00Z"));
        });
        assertThat(disabled("#setStatus")).isTrue();
        assertThat(shown("#clearStatus")).isTrue();
        type("#statusField", "At a long lunch");
        press("#setStatus");
        assertThat(own.asked.getLast()).as("the end stays").isEqualTo("status \ud83c\udf5c At a long lunch 2026-03-10T12:30:00Z");
    }

    @Test
    void aRefusedStatusStaysAsTypedAndAClearedOneIsGone() {
        open();
        Fx.run(() -> SampleStatus.hear(office, office.workspace().me(), "\ud83c\udf5c", "At lunch", null));
        type("#statusField", "On the bridge");
        press("#setStatus");
        Fx.run(() -> own.refuse(new IllegalStateException("Not today.")));
        assertThat(text("#statusProblem")).isEqualTo("Not today.");
        Fx.run(() -> SampleStatus.hear(office, office.workspace().me(), "", "From another computer", null));
        assertThat(Fx.<String>call(() -> this.<TextField>node("#statusField").getText())).isEqualTo("On the bridge");

        press("#clearStatus");
        assertThat(own.asked.getLast()).isEqualTo("status   null");
        Fx.run(() -> {
            own.accept();
            SampleStatus.hear(office, office.workspace().me(), "", "", null);
        });
        assertThat(shown("#clearStatus")).isFalse();
    }

    @Test
    void theEmojiAloneGoesByMouseAndByKeyboard() {
        open();
        press("#status-holiday");
        Fx.run(node("#statusNoEmoji")::requestFocus);
        press(KeyCode.SPACE);
        assertThat(focused()).isEqualTo("statusField");
        press(KeyCode.ENTER);
        assertThat(own.asked).as("until the next week begins").hasSize(1).first().asString().startsWith("status  On holiday 2026-03-1");
    }

    private void open() {
        stage = Fx.call(() -> {
            StatusSection section = new StatusSection(office.workspace().me(), own, EmojiHabits.forgotten(), new TimeWords(CLOCK));
            Stage opened = new Stage();
            opened.setScene(new Scene(section, 420, 320));
            new Theme().apply(opened.getScene());
            opened.show();
            return opened;
        });
    }

    private void type(String selector, String words) {
        Fx.run(() -> this.<TextField>node(selector).setText(words));
    }

    private void press(KeyCode key) {
        Keys.press(stage.getScene(), key);
    }

    private void press(String selector) {
        Fx.run(() -> this.<Button>node(selector).fire());
    }

    private String focused() {
        return Fx.call(() -> String.valueOf(stage.getScene().getFocusOwner().getId()));
    }

    private boolean disabled(String selector) {
        return Fx.call(() -> node(selector).isDisabled());
    }

    private boolean shown(String selector) {
        return Fx.call(() -> node(selector).isVisible());
    }

    private String text(String selector) {
        return Fx.call(() -> this.<Label>node(selector).getText());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }
}
