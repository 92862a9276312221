package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hosted office outlives its client, in a real process. */
final class BackgroundOfficeTest {

    @TempDir private Path disk;

    @Test
    void theOfficeGoesOnWithoutItsClientWhichFindsItAgain() {
        Path data = disk.resolve("host");
        URI address = found(data);
        try (Computer sitas = Computer.with(disk.resolve("sita"))) {
            try (Computer host = Computer.with(data).start()) {
                awaitLive(host);
                sitas.signIn(address, "sita", TestOffice.PASSWORD);
                awaitLive(sitas);
                quit(host, "keep", true);
                host.awaitEnd();
            }
            awaitLive(sitas);
            Fx.run(() -> sitas.app().session().orElseThrow().chats()
                    .send(sitas.app().workspace().conversationWith("lakshman"), "Is this thing on?"));
            Fx.await(() -> sitas.app().workspace().conversationWith("lakshman").lastMessageProperty().get() instanceof ChatMessage sent
                    && sent.delivery() != Delivery.PENDING);

            try (Computer host = Computer.with(data).start()) {
                awaitLive(host);
                assertThat(host.app().home().running()).hasValueSatisfying(office -> assertThat(office.inBackground()).isTrue());
                Fx.await(() -> host.app().workspace().conversationWith("sita").unreadProperty().get() == 1);
                assertThat(host.app().preferences().get().quitting()).isEqualTo(QuitChoice.KEEP_RUNNING);

                // Somebody kills it: the client goes on with it, at the same address.
                ProcessHandle office = ProcessHandle.of(pid(data)).orElseThrow();
                office.destroyForcibly();
                Fx.await(() -> host.app().home().running().filter(running -> !running.inBackground()).isPresent());
                assertThat(host.app().home().running().orElseThrow().address()).isEqualTo(address);
                awaitLive(host);
                awaitLive(sitas);

                // Stopped for everybody, from its own screen.
                Fx.run(() -> host.app().mainWindow().menu().lookup("menuHosting").fire());
                Stage screen = Fx.call(() -> host.app().windows().hosting().window().orElseThrow());
                Fx.await(() -> screen.getScene().lookup("#stop") instanceof Button stop && !stop.isDisabled());
                Fx.run(() -> ((Button) screen.getScene().lookup("#stop")).fire());
                Fx.run(() -> ((Button) screen.getScene().lookup("#questionYes")).fire());
                Fx.await(() -> host.app().stage().getScene().lookup("#signIn") != null);
                assertThat(host.app().home().running()).isEmpty();
                assertThat(screen.isShowing()).isFalse();
                Fx.await(() -> sitas.app().workspace().connectionProperty().get() == ConnectionState.OFFLINE);
            }
        }
    }

    /** An office of Lakshman's with Sita in it. @return its address */
    private static URI found(Path data) {
        try (DataFolder folder = DataFolder.open(data);
                LocalOffice home = LocalOffice.open(folder.office(), LocalOffice.Reach.NETWORK);
                ServerClient client = ServerClient.of(home.address())) {
            Answers.SignedIn owner = client.setUp(new Requests.Setup(
                    home.setupCode().orElseThrow(), "Home", "lakshman", "Lakshman", TestOffice.PASSWORD));
            folder.keepAccount(new Account(home.address(), "lakshman", "Lakshman", owner.token(), true));
            client.signedIn(owner.token()).people()
                    .add(List.of(new Requests.NewUser("sita", "Sita", null, null, null, TestOffice.PASSWORD, null)));
            return home.address();
        }
    }

    private static void awaitLive(Computer computer) {
        Fx.await(() -> computer.app().session().isPresent() && computer.app().workspace().loadedProperty().get()
                && computer.app().workspace().connectionProperty().get() == ConnectionState.LIVE);
    }

    private static long pid(Path data) {
        try {
            return Json.read(Files.readAllBytes(data.resolve("office").resolve("background.json")), Pid.class).pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Pid(long pid) {
    }

    private static void quit(Computer host, String answer, boolean always) {
        Fx.run(host.app()::askToQuit);
        Fx.run(() -> {
            Scene scene = host.app().question().window().orElseThrow().getScene();
            ((CheckBox) scene.lookup("#remember")).setSelected(always);
            ((Button) scene.lookup("#" + answer)).fire();
        });
    }
}
