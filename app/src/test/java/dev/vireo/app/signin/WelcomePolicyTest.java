package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.discovery.Neighbourhood;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sign-in screens on a computer with an administrator's policy. */
final class WelcomePolicyTest {

    private final Door door = new Door();
    private Stage stage;

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void theOfficeOfTheAdministratorComesFirstAndOneChoiceLeadsToItsPassword() {
        open("office.example", true);
        Fx.await(() -> node("#presetOffice").isFocused());
        assertThat(words("#presetText")).isEqualTo("office.example, set by your administrator");
        assertThat(words("#joinTitle")).isEqualTo("Sign in to another office");
        assertThat(node("#startOffice").isVisible()).isTrue();
        assertThat(node("#noHosting").isVisible()).isFalse();
        door.finding = new CompletableFuture<>();
        press("#presetOffice");
        assertThat(words("#presetText")).isEqualTo("Looking for the office…");
        Fx.run(() -> door.finding.complete(Door.AYODHYA));
        Fx.await(() -> node("#enterOffice") != null);
        assertThat(door.lookedFor).containsExactly("office.example");
    }

    @Test
    void anOfficeThatCannotBeReachedIsSaidAndCanBeTriedAgain() {
        door.finding = Door.closed(SignInError.of(SignInError.ErrorKind.UNREACHABLE));
        open("office.example", true);
        press("#presetOffice");
        Fx.await(() -> node("#trouble").isVisible());
        assertThat(words("#troubleTitle")).isEqualTo("Couldn’t reach the server");
        assertThat(words("#presetText")).startsWith("office.example");
    }

    @Test
    void whereHostingIsForbiddenNothingOffersItAndAWordSaysWhy() {
        open("", false);
        Fx.await(() -> node("#joinInvited").isFocused());
        assertThat(node("#presetOffice").isVisible()).isFalse();
        assertThat(node("#startOffice").isVisible()).isFalse();
        assertThat(node("#openBackup").isVisible()).isFalse();
        assertThat(words("#noHosting")).isEqualTo("Your administrator has turned off starting an office on this computer.");
        assertThat(words("#joinTitle")).isEqualTo("Sign in to an office");
        Fx.run(stage::close);
        door.startedHere = true;
        open("", false);
        assertThat(node("#startOffice").isVisible()).isFalse();
        assertThat(words("#noHosting")).contains("still in its folder");
    }

    @Test
    void theAddressIsFilledInWhereverOneIsAskedFor() {
        open("office.example", true);
        press("#joinOffice");
        assertThat(this.<TextInputControl>node("#address").getText()).isEqualTo("office.example");
        press("#cancel");
        press("#joinInvited");
        assertThat(this.<TextInputControl>node("#address").getText()).isEqualTo("office.example");
    }

    private void open(String office, boolean hosting) {
        Policy policy = new Policy(Optional.empty(), office, Optional.empty(), hosting, true, Optional.empty(), List.of());
        stage = Fx.call(() -> {
            View<SignIn> view = new Views(Map.of()).load(
                    new SignIn(door, new Neighbourhood().offices(), _ -> Optional.empty(), policy, door.clock, _ -> {}));
            Stage window = new Stage();
            window.setScene(new Scene(view.root(), 760, 680));
            new Theme().apply(window.getScene());
            window.show();
            view.controller().welcome();
            return window;
        });
    }

    private void press(String button) {
        Fx.run(() -> this.<ButtonBase>node(button).fire());
    }

    /** What is in a button is there from the first pulse on. */
    private String words(String label) {
        Fx.await(() -> node(label) != null);
        return Fx.call(() -> this.<Labeled>node(label).getText());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }
}
