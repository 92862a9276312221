package dev.vireo.app.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Making a channel, and adding people to one, in real windows. */
final class NewChannelTest {

    private final Screens screens = Screens.open();

    @AfterEach
    void close() {
        screens.close();
    }

    @Test
    void aChannelIsMadeByKeysAlone() {
        Fx.run(screens.windows::create);
        Keys.write(screens.scene(), "Bridge");
        Fx.run(() -> screens.find("group", RadioButton.class).fire());
        Fx.run(() -> screens.find("pickPeople", TextField.class).requestFocus());
        Keys.write(screens.scene(), "ra");
        Keys.type(screens.scene(), KeyCode.ENTER);
        Keys.write(screens.scene(), "kosala");
        Keys.type(screens.scene(), KeyCode.DOWN, KeyCode.ENTER);
        Keys.type(screens.scene(), KeyCode.BACK_SPACE);
        Keys.write(screens.scene(), "sita");
        Keys.type(screens.scene(), KeyCode.ENTER);
        Fx.run(() -> screens.find("create", Button.class).fire());

        assertThat(screens.channels.asked()).containsExactly("create group Bridge [rama, sita]");
        assertThat(screens.went).containsExactly("chat Bridge");
        Fx.await(() -> screens.windows.windows().isEmpty());
    }

    @Test
    void aNameThatIsTakenIsSaidUnderTheNameAndWhatWasTypedStays() {
        Fx.run(() -> screens.channels
                .refuse(Refusals.refused(409, "name_taken", "There is already a public channel with this name. Choose another name.")));
        Fx.run(screens.windows::create);
        Keys.write(screens.scene(), "General");
        Keys.type(screens.scene(), KeyCode.ENTER);
        assertThat(screens.find("nameProblem", Label.class).getText())
                .isEqualTo("There is already a public channel with this name. Choose another name.");
        assertThat(screens.find("problem", Label.class).getText()).isEmpty();

        Keys.type(screens.scene(), KeyCode.ESCAPE);
        Fx.await(() -> screens.windows.windows().isEmpty());
        Fx.run(screens.windows::create);
        assertThat(screens.find("name", TextField.class).getText()).isEqualTo("General");
        Fx.run(() -> screens.find("cancel", Button.class).fire());
        Fx.run(screens.windows::create);
        assertThat(screens.find("name", TextField.class).getText()).isEmpty();
    }

    @Test
    void aChannelNeedsANameAndOneWaitsForTheAnswer() {
        Fx.run(screens.windows::create);
        Fx.run(() -> screens.find("create", Button.class).fire());
        assertThat(screens.find("nameProblem", Label.class).getText()).isEqualTo("Enter a name for the channel.");
        assertThat(screens.channels.asked()).isEmpty();

        Fx.run(screens.channels::keepWaiting);
        Keys.write(screens.scene(), "Bridge");
        assertThat(screens.find("nameProblem", Label.class).isVisible()).isFalse();
        Keys.type(screens.scene(), KeyCode.ENTER, KeyCode.ENTER);
        assertThat(screens.channels.asked()).hasSize(1);
        assertThat(screens.find("create", Button.class).getText()).isEqualTo("Creating\u2026");
        assertThat(screens.find("create", Button.class).isDisabled()).isTrue();
    }
}
