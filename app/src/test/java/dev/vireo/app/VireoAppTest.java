package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.mainwindow.Tab;
import dev.vireo.app.session.Session;
import dev.vireo.app.startup.StartupError;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole clients against a real server. */
final class VireoAppTest {

    private static TestOffice office;

    @TempDir private Path disk;

    @BeforeAll
    static void openOffice() {
        office = TestOffice.open();
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @Test
    void twoClientsLiveInOneProcessAndTheTitleCountsWhatIsUnread() {
        try (Computer shyams = computer("shyam"); Computer ramas = computer("rama")) {
            Fx.await(() -> ramas.app().workspace().person("shyam").isPresent());
            Fx.run(() -> session(ramas).chats()
                    .send(ramas.app().workspace().conversationWith("shyam"), "Is this thing on?"));
            Fx.await(() -> shyams.app().stage().getTitle().equals("(1) Vireo"));
            Fx.run(() -> shyams.app().chats().open(shyams.app().workspace().conversationWith("rama")));
            Fx.await(() -> shyams.app().stage().getTitle().equals("Vireo"));
        }
    }

    @Test
    void aFreshClientShowsTheSignInScreen() {
        try (Computer fresh = Computer.with(disk.resolve("fresh")).start()) {
            Fx.await(() -> fresh.app().stage().getScene().lookup("#signIn") != null);
            assertThat(fresh.app().session()).isEmpty();
        }
    }

    @Test
    void aSignedInPersonIsBackInTheOfficeAfterARestart() {
        computer("sita").close();
        try (Computer again = Computer.with(disk.resolve("sita")).start()) {
            awaitLive(again);
            assertThat(Fx.call(() -> again.app().workspace().me().username())).isEqualTo("sita");
        }
    }

    @Test
    void anOfficeOnThisComputerIsOpenedWithItsClient() {
        Path data = disk.resolve("owner");
        try (DataFolder folder = DataFolder.open(data);
                LocalOffice home = LocalOffice.open(folder.office(), LocalOffice.Reach.THIS_COMPUTER);
                ServerClient client = ServerClient.of(home.address())) {
            Answers.SignedIn owner = client.setUp(new Requests.Setup(
                    home.setupCode().orElseThrow(), "Home", "lakshman", "Lakshman", TestOffice.PASSWORD));
            folder.keepAccount(new Account(home.address(), "lakshman", "Lakshman", owner.token(), true));
        }
        try (Computer again = Computer.with(data).start()) {
            awaitLive(again);
            Fx.await(() -> label(again, "office").getText().equals("Home"));
        }
    }

    @Test
    void signingOutLeadsToTheSignInScreenAndForgetsTheAccount() {
        try (Computer computer = computer("rama")) {
            ServerClient before = session(computer).client();
            Fx.run(() -> computer.app().mainWindow().menu().lookup("menuSignOut").fire());
            Fx.await(() -> computer.app().stage().getScene().lookup("#signIn") != null);
            assertThat(computer.app().session()).isEmpty();
            computer.signIn(office.address(), "rama", TestOffice.PASSWORD);
            assertThat(session(computer).client()).isNotSameAs(before);
        }
    }

    @Test
    void aSessionEndedElsewhereLeadsToTheSignInScreen() {
        try (Computer computer = computer("lakshman")) {
            awaitLive(computer);
            ServerClient client = session(computer).client();
            client.sessions().own().stream().filter(Answers.SessionInfo::current).forEach(own -> client.sessions().end(own.id()));
            Fx.await(() -> computer.app().stage().getScene().lookup("#reasonLine") instanceof Node line && line.isVisible());
        }
    }

    @Test
    void aFolderIsHeldByOneClientOnlyAndTheOtherSaysSo() {
        Path data = disk.resolve("held");
        try (Computer first = Computer.with(data).start()) {
            assertThat(first.app().stage().isShowing()).isTrue();
            assertThatThrownBy(() -> DataFolder.open(data)).isInstanceOfSatisfying(DataFolder.InUseException.class, reason -> {
                Stage refusal = Fx.call(() -> StartupError.show(data, reason, () -> {}));
                Pictures.save(refusal, "refusal");
                Fx.run(refusal::close);
            });
        }
    }

    @Test
    void everythingIsReachedByKeys() {
        try (Computer computer = computer("sita")) {
            awaitLive(computer);
            Scene scene = computer.app().stage().getScene();
            press(scene, KeyCode.DIGIT2, true);
            assertThat(Fx.call(() -> ((ToggleButton) scene.lookup("#messagesTab")).isSelected())).isTrue();
            press(scene, KeyCode.DIGIT1, true);
            assertThat(Fx.call(() -> ((ToggleButton) scene.lookup("#dashboardTab")).isSelected())).isTrue();
            press(scene, KeyCode.K, true);
            Fx.await(() -> isWithin(scene.getFocusOwner(), scene.lookup("#switcher")));
            Pictures.save(computer.app().stage(), "main-switcher");
            press(scene, KeyCode.ESCAPE, false);
            Fx.await(() -> isWithin(scene.getFocusOwner(), scene.lookup("#content")));
            press(scene, KeyCode.F6, false);
            Fx.await(() -> isWithin(scene.getFocusOwner(), scene.lookup("#rail")));
            press(scene, KeyCode.F6, false);
            Fx.await(() -> isWithin(scene.getFocusOwner(), scene.lookup("#top")));
            press(scene, KeyCode.SLASH, true);
            Fx.await(() -> javafx.stage.Window.getWindows().stream()
                    .anyMatch(window -> window instanceof Stage sheet && sheet.getTitle().equals(Command.SHORTCUTS.words())));
            Fx.run(() -> javafx.stage.Window.getWindows().stream()
                    .filter(window -> window instanceof Stage sheet && sheet.getTitle().equals(Command.SHORTCUTS.words())).toList()
                    .forEach(window -> ((Stage) window).close()));
            press(scene, KeyCode.COMMA, true);
            Stage settings = Fx.call(() -> computer.app().windows().settings().window().orElseThrow());
            Pictures.save(settings, "settings-window");
            press(settings.getScene(), KeyCode.ESCAPE, false);
            Fx.await(() -> !settings.isShowing());
        }
    }

    @Test
    void aProfileOpensAtTheSideAndGoesWithEscape() {
        try (Computer computer = computer("shyam")) {
            awaitLive(computer);
            Scene scene = computer.app().stage().getScene();
            Fx.run(() -> computer.app().mainWindow().open(computer.app().workspace().person("rama").orElseThrow()));
            Fx.await(() -> scene.lookup("#profilePane") != null);
            Pictures.save(computer.app().stage(), "main-profile");
            press(scene, KeyCode.ESCAPE, false);
            Fx.await(() -> scene.lookup("#profilePane") == null);
        }
    }

    @Test
    void myProfileOpensFromTheMenuAndAsksBeforeItIsLeftUnsaved() {
        try (Computer computer = computer("lakshman"); Computer ramas = computer("rama")) {
            awaitLive(computer);
            awaitLive(ramas);
            Fx.run(() -> computer.app().mainWindow().menu().lookup("menuProfile").fire());
            Stage profile = Fx.call(() -> computer.app().windows().profile().window().orElseThrow());
            TextField status = Fx.call(() -> (TextField) profile.getScene().lookup("#statusField"));
            Fx.run(() -> status.setText("On the bridge"));
            press(profile.getScene(), KeyCode.ESCAPE, false);
            Fx.await(() -> profile.getScene().lookup("#question").isVisible());
            Fx.run(() -> ((Button) profile.getScene().lookup("#questionNo")).fire());
            Fx.run(() -> ((Button) profile.getScene().lookup("#setStatus")).fire());
            Fx.await(() -> ramas.app().workspace().person("lakshman").orElseThrow().statusTextProperty().get().equals("On the bridge"));
            Fx.await(() -> profile.getScene().lookup("#setStatus").isDisabled());
            press(profile.getScene(), KeyCode.ESCAPE, false);
            Fx.await(() -> computer.app().windows().profile().window().isEmpty());
        }
    }

    @Test
    void ownersManagePeopleInAWindowOfItsOwn() {
        try (Computer computer = computer("shyam")) {
            awaitLive(computer);
            Fx.run(() -> computer.app().mainWindow().menu().lookup("menuPeople").fire());
            Stage people = Fx.call(() -> computer.app().windows().people().window().orElseThrow());
            Fx.await(() -> ((ListView<?>) people.getScene().lookup("#list")).getItems().size() >= 4);
            press(people.getScene(), KeyCode.ESCAPE, false);
            Fx.await(() -> computer.app().windows().people().window().isEmpty());
        }
    }

    @Test
    void availabilityIsChosenInTheMenu() {
        try (Computer computer = computer("rama")) {
            awaitLive(computer);
            assertThat(Fx.<Boolean>call(() -> computer.app().mainWindow().menu().lookup("menuPeople").isVisible())).isFalse();
            Fx.run(() -> computer.app().mainWindow().menu().lookup("menu-away").fire());
            Fx.await(() -> computer.app().workspace().me().presenceProperty().get() == Presence.AWAY);
            Fx.run(() -> computer.app().mainWindow().menu().lookup("menu-online").fire());
            Fx.await(() -> computer.app().workspace().me().presenceProperty().get() == Presence.ONLINE);
        }
    }

    @Test
    void quittingAsksFirstWhereTheOfficeIsHostedForOthers() {
        Path data = disk.resolve("host");
        try (DataFolder folder = DataFolder.open(data);
                LocalOffice home = LocalOffice.open(folder.office(), LocalOffice.Reach.NETWORK);
                ServerClient client = ServerClient.of(home.address())) {
            Answers.SignedIn owner = client.setUp(new Requests.Setup(
                    home.setupCode().orElseThrow(), "Home", "lakshman", "Lakshman", TestOffice.PASSWORD));
            folder.keepAccount(new Account(home.address(), "lakshman", "Lakshman", owner.token(), true));
        }
        try (Computer host = Computer.with(data).start()) {
            awaitLive(host);
            Stage main = host.app().stage();
            press(main.getScene(), KeyCode.Q, true);
            Stage question = Fx.call(() -> host.app().question().window().orElseThrow());
            assertThat(Fx.call(() -> ((Label) question.getScene().lookup("#title")).getText()))
                    .isEqualTo("Keep Home running?");
            Pictures.save(question, "quit-question");
            press(question.getScene(), KeyCode.ESCAPE, false);
            Fx.await(() -> host.app().question().window().isEmpty());
            assertThat(Fx.call(main::isShowing)).isTrue();

            Fx.run(() -> Event.fireEvent(main, new WindowEvent(main, WindowEvent.WINDOW_CLOSE_REQUEST)));
            Fx.run(() -> ((Button) host.app().question().window().orElseThrow().getScene().lookup("#quit")).fire());
            host.awaitEnd();
        }
    }

    @Test
    void anInvitationElsewhereAsksFirstWhetherToLeave() {
        try (Computer computer = computer("sita")) {
            awaitLive(computer);
            Fx.run(() -> computer.app().join("vireo://join"));
            Stage question = Fx.call(() -> computer.app().question().window().orElseThrow());
            Pictures.save(question, "join-question");
            press(question.getScene(), KeyCode.ESCAPE, false);
            Fx.await(() -> computer.app().question().window().isEmpty());
            assertThat(Fx.call(() -> computer.app().session())).isPresent();
        }
    }

    @Test
    void doNotDisturbIsOneStateInMenuSettingsAndOffice() {
        try (Computer ramas = computer("rama"); Computer shyams = computer("shyam")) {
            awaitLive(ramas);
            awaitLive(shyams);
            ramas.app().preferences().change(now -> now.withDoNotDisturb(true));
            Fx.await(() -> presence(shyams, "rama") == Presence.DO_NOT_DISTURB);

            Fx.run(() -> ramas.app().mainWindow().menu().lookup("menu-online").fire());
            Fx.await(() -> presence(shyams, "rama") == Presence.ONLINE && !ramas.app().preferences().get().doNotDisturb());
        }
    }

    private static Presence presence(Computer computer, String username) {
        return computer.app().workspace().person(username).orElseThrow().presenceProperty().get();
    }

    @Test
    void theLineSaysSinceWhenTheServerIsAwayAndGoesWhenItIsBack() {
        try (TestOffice away = TestOffice.open();
                Computer computer = Computer.with(disk.resolve("line")).signIn(away.address(), "sita", TestOffice.PASSWORD)) {
            awaitLive(computer);
            int port = away.stop();
            Fx.await(() -> label(computer, "lineWords").getText().startsWith("Offline since "));
            away.start(port);
            Fx.run(() -> ((Button) computer.app().stage().getScene().lookup("#tryNow")).fire());
            awaitLive(computer);
            Fx.await(() -> !computer.app().stage().getScene().lookup("#line").isVisible());
        }
    }

    @Test
    void withoutATrayClosingTheMainWindowEndsEverything() {
        try (Computer computer = computer("shyam")) {
            Fx.await(() -> computer.app().workspace().person("rama").isPresent());
            Fx.run(() -> computer.app().chats().open(computer.app().workspace().conversationWith("rama")));
            Stage chat = Fx.call(() -> computer.app().chats().windows().getFirst());
            Stage main = computer.app().stage();
            Fx.run(() -> Event.fireEvent(main, new WindowEvent(main, WindowEvent.WINDOW_CLOSE_REQUEST)));
            Fx.await(() -> !main.isShowing() && !chat.isShowing());
            computer.awaitEnd();
        }
    }

    @Test
    void theLastTabIsRestored() {
        try (Computer computer = computer("sita")) {
            Fx.run(() -> computer.app().mainWindow().show(Tab.MESSAGES));
        }
        try (Computer again = Computer.with(disk.resolve("sita")).start()) {
            awaitLive(again);
            assertThat(Fx.call(() -> ((ToggleButton) again.app().stage().getScene().lookup("#messagesTab")).isSelected())).isTrue();
        }
    }

    private Computer computer(String username) {
        return Computer.with(disk.resolve(username)).signIn(office.address(), username, TestOffice.PASSWORD);
    }

    private static Session session(Computer computer) {
        return computer.app().session().orElseThrow();
    }

    private static void awaitLive(Computer computer) {
        Fx.await(() -> computer.app().session().isPresent() && computer.app().workspace().loadedProperty().get()
                && computer.app().workspace().connectionProperty().get() == ConnectionState.LIVE);
    }

    private static Label label(Computer computer, String id) {
        return (Label) computer.app().stage().getScene().lookup("#" + id);
    }

    private static void press(Scene scene, KeyCode code, boolean control) {
        Fx.run(() -> {
            Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        });
    }

    private static boolean isWithin(Node node, Node pane) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == pane) {
                return true;
            }
        }
        return false;
    }
}
