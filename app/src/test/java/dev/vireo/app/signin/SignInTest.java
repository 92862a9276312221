package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.discovery.Neighbourhood;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.OfficeCommand;
import dev.vireo.app.office.OfficeEntrance;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.store.Account;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Signing in, with a real window and a real server. */
final class SignInTest {

    @TempDir private Path folder;

    private final FxRobot robot = new FxRobot();
    private final AtomicReference<Account> account = new AtomicReference<>();
    private final Neighbourhood network = new Neighbourhood();
    private HomeOffice home;
    private Stage stage;
    private SignIn signIn;

    @BeforeEach
    void open() {
        home = new HomeOffice(folder.resolve("office"), OfficeCommand.here(""));
        stage = Fx.call(() -> {
            View<SignIn> view = new Views(Map.of()).load(
                    new SignIn(new OfficeEntrance(home, new Background()), network.offices(), _ -> Optional.empty(),
                            Policy.none(), InstantSource.system(),
                            account::set));
            signIn = view.controller();
            Stage window = new Stage();
            window.setScene(new Scene(view.root(), 760, 680));
            new Theme().apply(window.getScene());
            window.show();
            return window;
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        home.close();
    }

    @Test
    void theAddressAndThePasswordSignIn() {
        try (TestOffice office = TestOffice.open()) {
            Fx.run(signIn::welcome);
            join("  " + office.address().getHost() + ":" + office.address().getPort() + "/ ");
            await("#enterOffice");
            assertThat(robot.lookup(".title").queryLabeled().getText()).isEqualTo("Sign in to Ayodhya");
            write("#username", "Rama");
            write("#password", TestOffice.PASSWORD);
            typeEnter("#password");
            Fx.await(() -> account.get() != null);
            assertThat(account.get().username()).isEqualTo("rama");
            try (ServerClient client = ServerClient.of(account.get().server()).signedIn(account.get().token())) {
                assertThat(client.sessions().own()).anyMatch(session -> session.current());
            }
            assertThat(Fx.call(() -> this.<TextInputControl>node("#password").getText())).isEmpty();
        }
    }

    @Test
    void anOfficeOnTheNetworkIsChosenWithTheKeyboard() throws IOException {
        try (TestOffice office = TestOffice.open()) {
            // Nobody answers at the first address.
            network.hears(Neighbourhood.office("Ayodhya", "http://127.0.0.1:" + freePort(), office.address().toString()));
            Fx.run(signIn::welcome);
            press("#joinOffice");
            await("#nearbyOffices");
            Fx.await(() -> node("#nearbyOffices").isVisible() && node("#address").isFocused());
            Fx.run(() -> node("#nearbyOffices").requestFocus());
            Keys.type(stage.getScene(), KeyCode.HOME, KeyCode.ENTER);
            await("#enterOffice");
            assertThat(robot.lookup(".title").queryLabeled().getText()).isEqualTo("Sign in to Ayodhya");
            assertThat(network.isListenedTo()).isFalse();
        }
    }

    /** Read aloud, typed, and that is all. */
    @Test
    void aCodeLeadsIntoTheOfficeOnThisNetworkWithoutAnAddress() {
        try (TestOffice office = TestOffice.open(config -> config.with(TlsChoice.AUTO))) {
            String code = office.as("shyam").post("/api/v1/invitations", "{\"role\":\"member\",\"uses\":1}")
                    .as(Answers.IssuedInvitation.class).code();
            Fx.run(signIn::welcome);
            press("#joinInvited");
            await("#invitation");
            Fx.await(() -> node("#nearby").isVisible());
            network.hears(Neighbourhood.office("Mithila", "http://127.0.0.1:1"), Neighbourhood.office("Ayodhya",
                    office.server().fingerprint(), URI.create("https://127.0.0.1:" + office.server().port())));
            write("#invitation", code.toLowerCase(Locale.ROOT).replace('-', ' '));
            Fx.await(() -> node("#codeOffice").isVisible() && !node("#nearby").isVisible() && !node("#addressField").isVisible());
            typeEnter("#invitation");
            await("#joining");
            assertThat(robot.lookup(".title").queryLabeled().getText()).isEqualTo("Join Ayodhya");
            assertThat(network.isListenedTo()).isFalse();
        }
    }

    @Test
    void anInvitationsLinkLeadsIntoTheOffice() {
        try (TestOffice office = TestOffice.open()) {
            String link = office.as("shyam").post("/api/v1/invitations", "{\"role\":\"member\",\"uses\":1}")
                    .as(Answers.IssuedInvitation.class).link();
            Fx.run(() -> signIn.invited(link));
            await("#joining");
            assertThat(robot.lookup(".title").queryLabeled().getText()).isEqualTo("Join Ayodhya");
            write("#displayName", "R\u0430ma");
            write("#username", "sita");
            write("#password", TestOffice.PASSWORD);
            Fx.await(() -> node("#usernameFault").isVisible());
            assertThat(words("#usernameFault")).contains("taken");
            write("#username", "hanuman");
            Fx.await(() -> !node("#usernameFault").isVisible());
            press("#submit");
            Fx.await(() -> node("#trouble").isVisible());
            assertThat(words("#troubleTitle")).isEqualTo("Choose another name");
            write("#displayName", "Hanuman");
            press("#submit");
            Fx.await(() -> account.get() != null);
            assertThat(account.get().username()).isEqualTo("hanuman");

            Fx.run(() -> signIn.invited(link));
            Fx.await(() -> node("#invited") != null && node("#trouble").isVisible());
            assertThat(words("#troubleTitle")).isEqualTo("This invitation is no longer valid");
            assertThat(words("#troubleText")).contains("Ask for a new one");
        }
    }

    @Test
    void aWrongPasswordLosesNothingAndSaysSo() {
        try (TestOffice office = TestOffice.open()) {
            Fx.run(() -> signIn.enter(new OfficeAccess.Office(office.address(), TestOffice.NAME, false), "rama", SignInReason.ENDED));
            await("#password");
            Fx.await(() -> node("#password").isFocused());
            assertThat(words("#reasonText")).startsWith("You were signed out");
            write("#password", "not the one they use");
            typeEnter("#password");
            Fx.await(() -> node("#trouble").isVisible());
            assertThat(words("#troubleTitle")).isEqualTo("Wrong username or password");
            assertThat(Fx.call(() -> this.<TextInputControl>node("#username").getText())).isEqualTo("rama");
            Fx.await(() -> node("#password").isFocused());
            assertThat(account.get()).isNull();
            write("#password", TestOffice.PASSWORD);
            assertThat(Fx.call(() -> node("#trouble").isVisible())).isFalse();
            press("#submit");
            Fx.await(() -> account.get() != null);
        }
    }

    @Test
    void aResetCodeLeadsToANewPasswordAndIn() {
        try (TestOffice office = TestOffice.open()) {
            String code = office.as("shyam").post("/api/v1/user/rama/reset").as(Answers.ResetCode.class).code();
            Fx.run(() -> signIn.enter(new OfficeAccess.Office(office.address(), TestOffice.NAME, false), "rama", SignInReason.NONE));
            await("#haveCode");
            press("#haveCode");
            await("#resetCode");
            Fx.await(() -> node("#resetCode").isFocused());

            write("#resetCode", "0000-0000-0000-0000");
            write("#password", "a lamp beside the river");
            press("#submit");
            Fx.await(() -> node("#trouble").isVisible());
            assertThat(words("#troubleTitle")).isEqualTo("This reset code isn\u2019t right");

            write("#resetCode", code);
            write("#password", "short");
            press("#submit");
            assertThat(Fx.call(() -> node("#passwordFault").isVisible())).isTrue();

            write("#password", "a lamp beside the river");
            press("#submit");
            Fx.await(() -> account.get() != null);
            assertThat(account.get().username()).isEqualTo("rama");
            assertThat(office.anybody().post("/api/v1/session", new Requests.SignIn("rama", "a lamp beside the river")).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void whoeverWasDeactivatedIsToldSoOnceThePasswordIsRight() {
        try (TestOffice office = TestOffice.open()) {
            office.as("shyam").post("/api/v1/user/rama/deactivate").as(User.class);
            Fx.run(() -> signIn.enter(new OfficeAccess.Office(office.address(), TestOffice.NAME, false), "rama",
                    SignInReason.DEACTIVATED));
            await("#password");
            assertThat(words("#reasonText")).startsWith("Your account in Ayodhya was deactivated");

            write("#password", "not the one they use");
            press("#submit");
            Fx.await(() -> node("#trouble").isVisible());
            assertThat(words("#troubleTitle")).isEqualTo("Wrong username or password");
            write("#password", TestOffice.PASSWORD);
            press("#submit");
            Fx.await(() -> node("#trouble").isVisible());
            assertThat(words("#troubleTitle")).isEqualTo("This account is deactivated");
        }
    }

    @Test
    void tooManyTriesAreCountedDownAndThenAnotherIsPossible() {
        try (TestOffice office = TestOffice.open()) {
            Fx.run(() -> signIn.enter(new OfficeAccess.Office(office.address(), TestOffice.NAME, false), "rama", SignInReason.NONE));
            await("#password");
            for (int tries = 0; tries < 30 && !robot.lookup("#troubleTitle").tryQueryAs(Labeled.class)
                    .map(title -> title.getText().equals("Too many attempts")).orElse(false); tries++) {
                write("#password", "not the one they use " + tries);
                press("#submit");
                Fx.await(() -> node("#trouble").isVisible());
            }
            assertThat(words("#troubleTitle")).isEqualTo("Too many attempts");
            assertThat(words("#troubleText")).startsWith("For security, wait ");
            assertThat(Fx.call(() -> node("#submit").isDisabled())).isTrue();
            Fx.await(() -> !node("#submit").isDisabled());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void anUnreachableServerKeepsTheAddressAndSaysWhatToDo() throws IOException {
        int free = freePort();
        Fx.run(signIn::welcome);
        join("127.0.0.1:" + free);
        Fx.await(() -> node("#trouble").isVisible());
        assertThat(words("#troubleTitle")).isEqualTo("Couldn’t reach the server");
        assertThat(Fx.call(() -> this.<TextInputControl>node("#address").getText())).isEqualTo("127.0.0.1:" + free);
    }

    @Test
    void whoHasTheSetupCodeOfAServerSetsItsOfficeUp() {
        try (TestOffice office = TestOffice.openEmpty(UnaryOperator.identity())) {
            Fx.run(signIn::welcome);
            join(office.address().toString());
            await("#setupCode");
            assertThat(robot.lookup(".title").queryLabeled().getText()).isEqualTo("Set up the office");
            assertThat(Fx.call(() -> node("#shared").isVisible())).isFalse();
            write("#officeName", "Ayodhya");
            write("#displayName", "Shyam");
            write("#password", TestOffice.PASSWORD);
            press("#submit");
            assertThat(words("#setupCodeFault")).isEqualTo("Enter the setup code.");

            write("#setupCode", "not the code");
            press("#submit");
            Fx.await(() -> node("#trouble").isVisible());
            assertThat(words("#troubleTitle")).isEqualTo("That’s not the setup code");

            write("#setupCode", " " + office.server().setupCode().orElseThrow() + " ");
            press("#submit");
            await("#opened");
            assertThat(Fx.call(() -> node("#addressLine").isVisible())).as("no colleague finds it at 127.0.0.1").isFalse();
            assertThat(Fx.call(() -> ((Labeled) node("#opened").lookup("#text")).getText())).startsWith("You reached it at an address");
            press("#enterOffice");
            Fx.await(() -> account.get() != null);
            assertThat(account.get().username()).isEqualTo("shyam");
            assertThat(account.get().local()).isFalse();
        }
    }

    @Test
    void anOfficeStartedHereHasItsFirstPersonAsOwnerAndIsFoundTheNextTime() {
        Fx.run(signIn::welcome);
        await("#startOffice");
        press("#startOffice");
        await("#officeName");
        write("#officeName", "Ayodhya");
        write("#displayName", "Śyāma Sundara");
        assertThat(Fx.call(() -> this.<TextInputControl>node("#username").getText())).isEqualTo("syama.sundara");
        write("#password", "short");
        press("#submit");
        assertThat(words("#passwordFault")).isEqualTo("Too short. Use at least 10 characters.");
        assertThat(home.running()).isEmpty();
        write("#password", TestOffice.PASSWORD);
        Fx.run(() -> ((CheckBox) node("#shared")).setSelected(false));
        press("#submit");
        await("#opened");
        press("#enterOffice");
        Fx.await(() -> account.get() != null);
        assertThat(account.get().username()).isEqualTo("syama.sundara");
        assertThat(account.get().local()).isTrue();
        home.close();
        account.set(null);
        Fx.run(signIn::welcome);
        await("#startOffice");
        press("#startOffice");
        await("#password");
        write("#username", "syama.sundara");
        write("#password", TestOffice.PASSWORD);
        press("#submit");
        Fx.await(() -> account.get() != null);
        assertThat(account.get().local()).isTrue();
    }

    private void join(String address) {
        await("#joinOffice");
        press("#joinOffice");
        await("#address");
        write("#address", address);
        press("#submit");
    }

    private void await(String selector) {
        Fx.await(() -> stage.getScene().getRoot().lookup(selector) != null);
    }

    private void press(String button) {
        Fx.run(() -> ((ButtonBase) node(button)).fire());
    }

    /** Set at once: while a window is still taking the focus, the first key would be selected and typed over by the second. */
    private void write(String field, String text) {
        Fx.run(() -> {
            node(field).requestFocus();
            this.<TextInputControl>node(field).setText(text);
        });
    }

    /** A default button hears of Enter once it has been drawn. */
    private void typeEnter(String field) {
        Fx.await(() -> node(field).isFocused() && this.<Button>node("#submit").getSkin() != null);
        Keys.press(stage.getScene(), KeyCode.ENTER);
    }

    private String words(String label) {
        return Fx.call(() -> ((Labeled) node(label)).getText());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }
}
