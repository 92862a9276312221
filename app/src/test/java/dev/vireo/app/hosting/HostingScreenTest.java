package dev.vireo.app.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.hosting.Hosting.RunningHere;
import dev.vireo.app.hosting.Hosting.StartChoice;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.app.ui.FocusWalk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Presence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The screen of whoever hosts, in a real window. */
final class HostingScreenTest {

    private final HostComputerStub computer = new HostComputerStub();
    private final SampleOffice office = Fx.call(SampleOffice::empty);
    private Stage stage;

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void addressesAndTheKeyAreThereToReadAndToCopy() {
        String second = "https://10.0.0.7:8080";
        computer.office = Optional.of(new RunningHere(List.of("https://192.168.1.5:8080", second), true, HostComputerStub.KEY, true, true));
        open();

        assertThat(text("title")).isEqualTo("This computer hosts Ayodhya");
        assertThat(text("stateText")).contains("in the background");
        assertThat(text("keyWords")).isEqualTo(HostComputerStub.KEY.spoken());
        assertThat(text("keyDigits").replace(" ", "")).isEqualTo(HostComputerStub.KEY.hex());
        Button copy = (Button) find("addresses", VBox.class).getChildren().get(1).lookup(".button");
        Fx.run(copy::fire);
        assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(second);
    }

    @Test
    void anOfficeForThisComputerAloneSaysSo() {
        computer.office = Optional.of(new RunningHere(List.of(), false, HostComputerStub.KEY, false, false));
        open();
        assertThat(text("addressesText")).startsWith("Only this computer");
        assertThat(text("keyText")).startsWith("Nothing crosses the network");
        Fx.run(stage::close);

        // It is open to the network, and the cable is out.
        computer.office = Optional.of(new RunningHere(List.of(), true, HostComputerStub.KEY, true, false));
        open();
        assertThat(text("addressesText")).startsWith("This computer isn’t connected to a network");
        assertThat(text("keyText")).startsWith("Colleagues who joined");
    }

    @Test
    void peopleComeAndGoWithTheirDevices() {
        open();
        assertThat(text("connectedText")).isEqualTo("No one else is connected.");

        computer.devices.putAll(Map.of("sita", 1, "rama", 2));
        Fx.run(() -> office.add("sita", "Sita", "", "", Presence.AWAY));
        assertThat(text("connectedText")).isEqualTo("One other person is connected.");
        assertThat(rows()).containsExactly("Sita, Away · 1 device");
        Fx.run(() -> office.add("rama", "Rama", "", "", Presence.ONLINE));
        assertThat(rows()).containsExactly("Rama, Online · 2 devices", "Sita, Away · 1 device");
        Fx.run(() -> office.presence("sita", Presence.OFFLINE));
        assertThat(rows()).containsExactly("Rama, Online · 2 devices");

        Fx.run(() -> {
            for (int i = 0; i < 210; i++) {
                office.add("lakshman" + i, "Lakshman", "", "", Presence.ONLINE);
            }
        });
        assertThat(text("connectedText")).isEqualTo("211 other people are connected.");
        assertThat(rows()).hasSize(8);
        fire("showAll");
        assertThat(rows()).hasSize(201).endsWith("");
        assertThat(find("showAll", Node.class).isVisible()).isFalse();
    }

    @Test
    void anOfficeThatEndedCanBeOpenedAgain() {
        computer.office = Optional.empty();
        open();
        assertThat(text("stateText")).startsWith("The office isn’t running");
        assertThat(find("stop", Button.class).isDisabled()).isTrue();
        assertThat(find("addressesSection", Node.class).isVisible()).isFalse();

        computer.failure = new IllegalStateException("Port 8080 is in use.");
        fire("openAgain");
        assertThat(text("openProblem")).isEqualTo("Port 8080 is in use.");
        computer.failure = null;
        fire("openAgain");
        computer.office = Optional.of(new RunningHere(List.of(), false, HostComputerStub.KEY, false, false));
        Fx.run(() -> computer.changed.run());
        assertThat(text("stateText")).startsWith("The office is running as part of Vireo");
        assertThat(find("stoppedLine", Node.class).isVisible()).isFalse();
    }

    @Test
    void whatHappensAtQuittingIsChosenByKeyboardToo() {
        computer.quit = QuitChoice.KEEP_RUNNING;
        open();
        assertThat(find("quitKeep", RadioButton.class).isSelected()).isTrue();
        Fx.run(() -> find("quitStop", RadioButton.class).requestFocus());
        Keys.press(stage.getScene(), KeyCode.SPACE);
        assertThat(computer.quit).isEqualTo(QuitChoice.STOP);
    }

    @Test
    void tabReachesEverythingInItsOrderAndKeepsItInSight() {
        Fx.run(() -> {
            for (int i = 0; i < 9; i++) {
                office.add("lakshman" + i, "Lakshman", "", "", Presence.ONLINE);
            }
        });
        open();
        assertThat(FocusWalk.of(stage.getScene())).containsExactly("https://192.168.1.5:8080", "Copy", "Copy", "showAll", "quitAsk",
                "startOffice", "startClient", "awake", "stop");
    }

    @Test
    void everythingIsDoneByKeyboard() {
        Fx.run(() -> {
            for (int i = 0; i < 9; i++) {
                office.add("lakshman" + i, "Lakshman", "", "", Presence.ONLINE);
            }
        });
        open();
        press("showAll", KeyCode.SPACE);
        assertThat(rows()).hasSize(9);
        assertThat(focused()).as("the button is gone").isEqualTo("quitAsk");
        press("startOffice", KeyCode.SPACE);
        press("awake", KeyCode.SPACE);
        assertThat(computer.asked).containsExactly("start OFFICE true", "awake true");
        press("stop", KeyCode.SPACE);
        Fx.await(() -> focused().equals("questionNo"));
        Keys.press(stage.getScene(), KeyCode.ENTER);
        assertThat(focused()).isEqualTo("stop");
        press("stop", KeyCode.SPACE);
        Fx.await(() -> focused().equals("questionNo"));
        Keys.type(stage.getScene(), KeyCode.TAB, KeyCode.ENTER);
        assertThat(computer.asked).last().isEqualTo("stop");
    }

    @Test
    void anOfficeThatEndedIsOpenedByKeyboardWhichStaysThere() {
        computer.office = Optional.empty();
        computer.failure = new IllegalStateException("Port 8080 is in use.");
        open();
        press("openAgain", KeyCode.SPACE);
        assertThat(text("openProblem")).isEqualTo("Port 8080 is in use.");
        assertThat(focused()).isEqualTo("openAgain");
    }

    @Test
    void whatTheSystemStartsIsReadBackAndAFailedSwitchGoesBack() {
        computer.starting.add(StartChoice.CLIENT);
        open();
        assertThat(find("startOffice", CheckBox.class).isSelected()).isFalse();
        assertThat(find("startClient", CheckBox.class).isSelected()).isTrue();
        fire("startOffice");
        assertThat(computer.asked).containsExactly("start OFFICE true");

        computer.failure = new IllegalStateException("The folder is read-only.");
        fire("startClient");
        assertThat(find("startClient", CheckBox.class).isSelected()).isTrue();
        assertThat(text("startProblem")).isEqualTo("That didn’t work. The folder is read-only.");
    }

    @Test
    void whatTheAdministratorDecidedIsShownAndNotOffered() {
        computer.starting.add(StartChoice.CLIENT);
        open();
        assertThat(find("startPreset", Label.class).isVisible()).isFalse();
        Fx.run(stage::close);
        computer.preset.add(StartChoice.CLIENT);
        open();
        assertThat(find("startClient", CheckBox.class).isSelected()).isTrue();
        assertThat(find("startClient", CheckBox.class).isDisabled()).isTrue();
        assertThat(find("startOffice", CheckBox.class).isDisabled()).isFalse();
        assertThat(text("startPreset")).isEqualTo("Set by your administrator.");
    }

    @Test
    void aComputerThatDoesNotSayWhatItStartsOffersNothing() {
        computer.failure = new IllegalStateException("reg.exe is missing.");
        open();
        assertThat(find("startOffice", CheckBox.class).isDisabled()).isTrue();
        assertThat(text("startProblem")).contains("reg.exe is missing.");
    }

    @Test
    void theComputerIsKeptAwakeWhereItCanBe() {
        open();
        fire("awake");
        assertThat(computer.asked).containsExactly("awake true");
        Fx.run(stage::close);

        computer.awakePossible = false;
        open();
        assertThat(find("awake", CheckBox.class).isDisabled()).isTrue();
        assertThat(text("awakeText")).contains("can’t keep this computer awake");
    }

    @Test
    void stoppingAsksFirstAndSaysWhoIsThereAndWhereTheDataStay() {
        Fx.run(() -> office.add("rama", "Rama", "", "", Presence.ONLINE));
        open();
        fire("stop");
        assertThat(text("questionWords")).startsWith("Rama is connected and will be offline.").contains(computer.folder());
        Keys.press(stage.getScene(), KeyCode.ESCAPE);
        assertThat(computer.asked).isEmpty();
        fire("stop");
        fire("questionYes");
        assertThat(computer.asked).containsExactly("stop");
    }

    private void open() {
        stage = Fx.call(() -> {
            HostingScreen screen = new HostingScreen(office.workspace(), computer, Optional.empty(), () -> {});
            View<HostingScreen> view = new Views(Map.of()).load(screen);
            Scene scene = new Scene(view.root(), 704, 760);
            new Theme().apply(scene);
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.setOnHidden(_ -> screen.close());
            shown.show();
            return shown;
        });
        Fx.pulse();
    }

    private List<String> rows() {
        return Fx.call(() -> find("connected", VBox.class).getChildren().stream()
                .map(row -> row instanceof ConnectedRow line ? line.getChildren().stream().map(each -> ((Label) each).getText())
                        .reduce((a, b) -> a + ", " + b).orElseThrow() : "")
                .toList());
    }

    private void fire(String id) {
        Fx.run(() -> find(id, ButtonBase.class).fire());
    }

    private void press(String id, KeyCode key) {
        Fx.run(find(id, Node.class)::requestFocus);
        Keys.press(stage.getScene(), key);
    }

    private String focused() {
        return Fx.call(() -> String.valueOf(stage.getScene().getFocusOwner().getId()));
    }

    private String text(String id) {
        return Fx.call(() -> find(id, Label.class).getText());
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return type.cast(stage.getScene().lookup("#" + id));
    }
}
