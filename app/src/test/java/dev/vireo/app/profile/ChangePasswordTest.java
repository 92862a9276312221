package dev.vireo.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.SampleProfile;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangePasswordTest {

    private final SampleProfile own = new SampleProfile();
    private Stage stage;

    @BeforeEach
    void open() {
        stage = Fx.call(() -> {
            Stage window = new Stage();
            window.setScene(
                    new Scene(new Views(Map.of()).load(new ChangePassword(own, List.of("rama", "Rama", "Ayodhya"))).root(), 420, 420));
            new Theme().apply(window.getScene());
            window.show();
            return window;
        });
        Fx.run(() -> this.<Button>node("#changePassword").fire());
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void aWrongPasswordIsSaidAndAWeakOneCannotBeSaved() {
        assertThat(Fx.<Boolean>call(() -> node("#savePassword").isDisabled())).isTrue();
        type("not the current one", "a lamp beside the river");
        Fx.run(() -> this.<Button>node("#savePassword").fire());
        Fx.run(() -> own.refuse("password here", "The current password is wrong."));
        assertThat(text("#passwordProblem")).isEqualTo("The current password is wrong.");

        type("the current one", "short");
        assertThat(text("#passwordHint")).startsWith("5 more characters to go");
        assertThat(text("#passwordProblem")).isEmpty();
        assertThat(Fx.<Boolean>call(() -> node("#savePassword").isDisabled())).isTrue();
    }

    @Test
    void nothingOfWhatWasTypedStaysOnceItIsSaved() {
        type("the current one", "a lamp beside the river");
        Fx.run(() -> this.<CheckBox>node("#staySignedIn").setSelected(false));
        Fx.run(() -> this.<Button>node("#savePassword").fire());
        Fx.run(own::accept);

        assertThat(own.asked).containsExactly("password nowhere");
        assertThat(Fx.<Boolean>call(() -> node("#passwordDone").isVisible())).isTrue();
        assertThat(Fx.<String>call(() -> this.<PasswordField>node("#chosenPassword").getText())).isEmpty();
    }

    @Test
    void escapeLeavesThePasswordAsItIs() {
        type("the current one", "a lamp beside the river");

        Fx.run(() -> node("#passwordForm")
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));

        assertThat(Fx.<Boolean>call(() -> node("#passwordForm").isVisible())).isFalse();
        assertThat(Fx.<String>call(() -> this.<PasswordField>node("#currentPassword").getText())).isEmpty();
        assertThat(Fx.<String>call(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("changePassword");
        assertThat(own.asked).isEmpty();
    }

    private void type(String current, String chosen) {
        Fx.run(() -> {
            this.<PasswordField>node("#currentPassword").setText(current);
            this.<PasswordField>node("#chosenPassword").setText(chosen);
        });
    }

    private String text(String selector) {
        return Fx.call(() -> this.<Label>node(selector).getText());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }
}
