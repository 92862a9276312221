package dev.vireo.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.office.OfficeDevices;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings in a real window, with real files and a real server. */
final class SettingsTest {

    private static TestOffice office;

    @TempDir private Path folder;

    private final AtomicBoolean signedOut = new AtomicBoolean();
    private final AtomicBoolean profileOpened = new AtomicBoolean();
    private DataFolder data;
    private ServerClient client;
    private Policy policy = Policy.none();
    private Stage stage;
    private Settings settings;

    @BeforeAll
    static void openOffice() {
        office = TestOffice.open();
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @BeforeEach
    void open() {
        data = DataFolder.open(folder);
        client = ServerClient.of(office.address()).signedIn(office.signIn("rama"));
        show();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        client.close();
        data.close();
    }

    private void show() {
        stage = Fx.call(() -> {
            View<Settings> view = new Views(Map.of()).load(new Settings(data.preferences(), new OfficeDevices(client, new Background()),
                    new TimeWords(Clock.systemUTC()),
                    new Settings.AccountInfo("Rama", "rama", TestOffice.NAME, office.address().toString()),
                    "0.1.0", policy, () -> signedOut.set(true), () -> profileOpened.set(true), () -> {}, Optional.empty(), Optional.empty(),
                    SampleTokens.none(), Optional.empty()));
            settings = view.controller();
            Stage window = new Stage();
            window.setScene(new Scene(view.root(), 760, 900));
            new Theme().apply(window.getScene());
            window.show();
            return window;
        });
    }

    @Test
    void whatTheAdministratorLaidDownIsShownAndNothingWhereTheyDidNot() {
        assertThat(Fx.call(() -> node("#administratorPlace").isVisible())).isFalse();
        Fx.run(stage::close);
        policy = new Policy(Optional.of(Path.of("policy.properties")), "office.example", Optional.empty(), false, false, Optional.of(false),
                List.of());
        show();
        List<String> lines = Fx.call(() -> this.<Pane>node("#administrator").getChildren().stream().map(each -> ((Label) each).getText())
                .toList());
        assertThat(lines).containsExactly("Set by your administrator", "People here sign in to office.example.",
                "No office can be started on this computer.", "Vireo doesn’t look for updates.",
                "Nothing of Vireo starts when you sign in to this computer.",
                "This applies to everyone who uses this computer, and is written in policy.properties.");
    }

    @Test
    void aSearchLeavesTheSectionsThatHaveAllWords() {
        Node appearance = Fx.call(() -> node("#themeDark").getParent().getParent().getParent());
        Node connection = Fx.call(() -> node("#pollSeconds").getParent().getParent());
        Fx.run(() -> this.<TextField>node("#find").setText("DÁRK theme"));
        assertThat(Fx.call(appearance::isVisible)).isTrue();
        assertThat(Fx.call(connection::isVisible)).isFalse();
        assertThat(Fx.call(() -> node("#nothingFound").isVisible())).isFalse();

        Fx.run(() -> this.<TextField>node("#find").setText("dark side"));
        assertThat(Fx.call(appearance::isVisible)).isFalse();
        assertThat(Fx.call(() -> node("#nothingFound").isVisible())).isTrue();

        Fx.run(() -> node("#find").requestFocus());
        Keys.press(stage.getScene(), KeyCode.ESCAPE);
        assertThat(Fx.call(connection::isVisible)).isTrue();
        assertThat(Fx.call(() -> node("#administratorPlace").isVisible())).as("what was not there before").isFalse();
    }

    @Test
    void theShortcutForSearchingLeadsToTheField() {
        Fx.run(() -> node("#themeDark").requestFocus());
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.F);
        assertThat(Fx.call(() -> node("#find").isFocused())).isTrue();
    }

    @Test
    void settingsApplyAtOnceAndAreKept() {
        Fx.run(() -> this.<ToggleButton>node("#themeDark").fire());
        Fx.run(() -> this.<CheckBox>node("#reduceMotion").fire());
        Fx.run(() -> this.<CheckBox>node("#quietHours").fire());
        Fx.run(() -> this.<ComboBox<LocalTime>>node("#quietFrom").setValue(LocalTime.of(21, 30)));
        Fx.run(() -> this.<ToggleButton>node("#quiet-SUNDAY").fire());
        Fx.run(() -> this.<ComboBox<Integer>>node("#textSize").setValue(125));
        Fx.run(() -> this.<Spinner<Integer>>node("#pollSeconds").getValueFactory().setValue(7));
        Fx.run(() -> this.<CheckBox>node("#notifications").fire());
        Preferences chosen = data.preferences().get();
        assertThat(chosen.appearance()).isEqualTo(Preferences.Appearance.DARK);
        assertThat(chosen.reduceMotion()).isTrue();
        assertThat(chosen.notifications()).isFalse();
        assertThat(chosen.quietHours())
                .isEqualTo(new Preferences.QuietHours(LocalTime.of(21, 30), LocalTime.of(7, 0), Set.of(DayOfWeek.SUNDAY)));
        assertThat(chosen.pollSeconds()).isEqualTo(7);
        assertThat(chosen.display().textSize()).isEqualTo(125);
        Fx.run(stage::close);
        data.close();
        data = DataFolder.open(folder);
        show();
        assertThat(data.preferences().get()).isEqualTo(chosen);
        assertThat(Fx.call(() -> this.<ToggleButton>node("#themeDark").isSelected())).isTrue();
        assertThat(Fx.call(() -> this.<ComboBox<LocalTime>>node("#quietFrom").getValue())).isEqualTo(LocalTime.of(21, 30));
    }

    @Test
    void oneThemeIsAlwaysChosen() {
        Fx.run(() -> this.<ToggleButton>node("#themeSystem").fire());
        assertThat(Fx.call(() -> this.<ToggleButton>node("#themeSystem").isSelected())).isTrue();
        assertThat(data.preferences().get().appearance()).isEqualTo(Preferences.Appearance.SYSTEM);
    }

    @Test
    void changesFromElsewhereShowUntilTheSettingsAreClosed() {
        data.preferences().change(now -> now.withDoNotDisturb(true));
        Fx.await(() -> this.<CheckBox>node("#doNotDisturb").isSelected());
        Fx.run(settings::close);
        data.preferences().change(now -> now.withDoNotDisturb(false));
        assertThat(Fx.call(() -> this.<CheckBox>node("#doNotDisturb").isSelected())).isTrue();
    }

    @Test
    void anotherDeviceCanBeSignedOutButNotThisOne() {
        ServerClient other = ServerClient.of(office.address()).signedIn(office.signIn("rama"));
        int before = client.sessions().own().size();
        Fx.run(stage::close);
        show();
        Fx.await(() -> rows() == before);
        assertThat(Fx.call(() -> devices().getChildrenUnmodifiable().getFirst().lookup(".button"))).isNull();
        Fx.run(() -> ((Button) devices().getChildrenUnmodifiable().get(1).lookup(".button")).fire());
        Fx.await(() -> rows() == before - 1);
        assertThat(client.sessions().own()).hasSize(before - 1);
        other.close();
    }

    @Test
    void whereTheOfficeIsOutOfReachTheDevicesCanBeAskedForAgain() {
        Fx.await(() -> rows() > 0);
        Fx.run(stage::close);
        int port = office.stop();
        show();
        Fx.await(() -> node("#devicesFailed").isVisible());
        office.start(port);
        Fx.run(() -> this.<Button>node("#devicesAgain").fire());
        Fx.await(() -> !node("#devicesFailed").isVisible() && rows() > 0);
    }

    @Test
    void noLoopbackAddressIsGivenOutAsOneForColleagues() {
        Parent section = node("#officeAddresses");
        assertThat(Fx.call(() -> section.lookup(".text-field"))).isNull();
        assertThat(Fx.call(() -> ((Label) section.lookup("#addressesExplained")).getText())).contains("only works on this computer");
    }

    @Test
    void theProfileIsChangedInItsOwnWindow() {
        Fx.run(() -> this.<Button>node("#profileButton").fire());
        assertThat(profileOpened).isTrue();
    }

    @Test
    void signingOutIsOneButton() {
        Fx.run(() -> this.<Button>node("#signOutButton").fire());
        assertThat(signedOut).isTrue();
    }

    private Parent devices() {
        return node("#devicesList");
    }

    private int rows() {
        return devices().getChildrenUnmodifiable().size();
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }
}
