package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.app.client.Impostor;
import dev.vireo.app.discovery.Neighbourhood;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.backup.BackupCall;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.OwnAddress;
import dev.vireo.testing.TestOffice;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole client whose office has moved to another address. The network on which it is announced is played. */
final class OfficeMoveStoryTest {

    private static String own = "";
    private static TestOffice office;
    private static KeyFingerprint key;

    @TempDir private Path disk;

    private final Neighbourhood network = new Neighbourhood();
    private Computer rama;
    private URI before;
    private boolean away;

    @BeforeAll
    static void openOffice() {
        own = OwnAddress.find().orElse("");
        assumeTrue(!own.isEmpty());
        office = TestOffice.open(config -> config.at("0.0.0.0", config.port()).with(TlsChoice.AUTO));
        key = office.server().fingerprint();
    }

    @AfterAll
    static void closeOffice() {
        if (office != null) {
            office.close();
        }
    }

    @BeforeEach
    void open() {
        before = address(office.server().port());
        rama = Computer.on(network, disk.resolve("rama")).start();
        Fx.run(() -> rama.app().keys().keep(before, new KnownKey(key, true)));
        rama.signIn(before, "rama", TestOffice.PASSWORD);
        awaitLive();
    }

    @AfterEach
    void close() {
        rama.close();
        if (away) {
            comesBackElsewhere();
        }
    }

    /** @return its port */
    private int stops() {
        away = true;
        return office.stop();
    }

    private URI comesBackElsewhere() {
        office.start(0);
        away = false;
        return address(office.server().port());
    }

    private URI address(int port) {
        return URI.create("https://" + own + ":" + port);
    }

    private void awaitLive() {
        Fx.await(() -> rama.app().session().isPresent()
                && rama.app().workspace().connectionProperty().get() == ConnectionState.LIVE);
    }

    private void awaitOffline() {
        Fx.await(() -> rama.app().session().isPresent()
                && rama.app().workspace().connectionProperty().get() == ConnectionState.OFFLINE);
    }

    private Node shown(String id) {
        return shown(rama, id);
    }

    private Conversation withShyam() {
        return rama.app().workspace().conversationWith("shyam");
    }

    private void write(String text) {
        Fx.run(() -> rama.app().session().orElseThrow().chats().send(withShyam(), text));
    }

    @Test
    void theSessionGoesOnWhereTheOfficesKeyIsAndNobodyElseHearsAWord() {
        try (Impostor impostor = new Impostor(disk.resolve("impostor"))) {
            Fx.run(() -> rama.app().chats().open(withShyam()));
            stops();
            awaitOffline();
            write("Written while nobody was there");
            network.hears(Neighbourhood.office("Ayodhya", key, impostor.address()));
            Fx.await(() -> impostor.callers() > 0);
            Fx.await(() -> ((Label) shown("#lineWords")).getText().contains("looking for the office"));

            URI now = comesBackElsewhere();
            network.hears(Neighbourhood.office("Ayodhya", key, impostor.address(), before, now));

            Fx.await(() -> ((Label) shown("#lineWords")).getText().equals("The office moved to " + now + ". You’re connected again."));
            awaitLive();
            Fx.await(() -> bodies().contains("Written while nobody was there") && !pending());
            assertThat(Fx.call(() -> rama.app().chats().windows().size())).isEqualTo(1);
            assertThat(rama.app().keys().find(now)).hasValueSatisfying(known -> assertThat(known.verified()).isTrue());
            assertThat(impostor.heard()).isZero();
            assertThat(network.isListenedTo()).isFalse();

            Fx.run(((Button) shown("#lineRead"))::fire);
            Fx.await(() -> !shown("#line").isVisible());
        }
    }

    private List<String> bodies() {
        return bodies(withShyam());
    }

    private static List<String> bodies(Conversation conversation) {
        return conversation.messages().stream().map(ChatMessage::body).toList();
    }

    private boolean pending() {
        return withShyam().messages().stream().anyMatch(ChatMessage::local);
    }

    @Test
    void anOfficeThatMovedWhileTheClientWasOffIsFoundAtTheNextStart() {
        write("Before");
        Fx.await(() -> bodies().contains("Before") && !pending());
        rama.close();
        stops();
        URI now = comesBackElsewhere();

        rama = Computer.on(network, disk.resolve("rama")).start();
        awaitOffline();
        Fx.await(() -> ((Label) shown("#lineWords")).getText().contains("looking for the office"));
        network.hears(Neighbourhood.office("Ayodhya", key, now));
        awaitLive();
        write("After");
        Fx.await(() -> bodies().containsAll(List.of("Before", "After")) && !pending());
        rama.close();

        // What it keeps is where it was, and it does not have to look again.
        network.hears();
        rama = Computer.on(network, disk.resolve("rama")).start();
        awaitLive();
        Fx.run(() -> rama.app().chats().open(withShyam()));
        Fx.await(() -> bodies().containsAll(List.of("Before", "After")));
    }

    @Test
    void whoeverTakesTheOldAddressStopsTheClientOnlyUntilTheOfficeIsFound() {
        int port = stops();
        try (Impostor impostor = new Impostor(disk.resolve("impostor"), own, port)) {
            Fx.await(() -> shown("#keyStop") != null);
            assertThat(shown("#keyStopLooking").isVisible()).isTrue();
            URI now = comesBackElsewhere();
            network.hears(Neighbourhood.office("Ayodhya", key, before, now));
            awaitLive();
            assertThat(rama.app().session().orElseThrow().client().server()).isEqualTo(now);
            assertThat(impostor.heard()).isZero();
        }
    }

    /** Shyam's computer dies; he opens last night's backup on another one. */
    @Test
    void anOfficeThatIsRestoredOnAnotherComputerIsFoundAndGoesOn() throws Exception {
        TestChannel chat = TestChannel.direct(office, "shyam", "rama");
        int unread = Fx.call(() -> withShyam().unreadProperty().get());
        chat.send("shyam", "In the backup");
        Path backup = disk.resolve("backup.zip");
        new BackupCall(office.folder(), () -> true).run(backup, _ -> {});
        chat.send("shyam", "After the backup");
        Fx.await(() -> withShyam().unreadProperty().get() == unread + 2);
        stops();
        awaitOffline();
        write("Unsent");

        ClientPlatform platform = ClientPlatform.plain().with(Computer.QUICK).withBackups(_ -> Optional.of(backup));
        try (Impostor impostor = new Impostor(disk.resolve("impostor"));
                Computer shyam = Computer.of(platform, disk.resolve("shyam")).start()) {
            fire(shyam, "#openBackup");
            fire(shyam, "#choose");
            Fx.await(() -> shown(shyam, "#submit") != null && shown(shyam, "#submit").isVisible());
            assertThat(((Label) shown(shyam, "#office")).getText()).isEqualTo(TestOffice.NAME);
            fire(shyam, "#submit");
            Fx.await(() -> shown(shyam, "#enterOffice") != null);
            Fx.run(() -> {
                ((TextField) shown(shyam, "#username")).setText("shyam");
                ((TextField) shown(shyam, "#password")).setText(TestOffice.PASSWORD);
            });
            fire(shyam, "#submit");
            Fx.await(() -> shyam.app().session().isPresent() && shyam.app().workspace().loadedProperty().get());

            URI now = address(shyam.app().session().orElseThrow().client().server().getPort());
            network.hears(Neighbourhood.office("Ayodhya", key, impostor.address(), now));
            awaitLive();
            Fx.await(() -> withShyam().unreadProperty().get() == unread + 1 && !pending());
            Fx.await(() -> bodies(shyam.app().workspace().conversationWith("rama")).stream().filter("Unsent"::equals).count() == 1);
            Fx.run(() -> shyam.app().chats().open(shyam.app().workspace().conversationWith("rama")));
            Fx.await(() -> bodies(shyam.app().workspace().conversationWith("rama")).containsAll(List.of("In the backup", "Unsent")));
            assertThat(bodies(shyam.app().workspace().conversationWith("rama"))).doesNotContain("After the backup")
                    .containsOnlyOnce("Unsent");
            Fx.await(() -> !bodies().contains("After the backup"));
            assertThat(bodies()).containsOnlyOnce("Unsent");
            assertThat(impostor.callers()).isPositive();
            assertThat(impostor.heard()).isZero();
        }
    }

    private static Node shown(Computer computer, String id) {
        return computer.app().stage().getScene().lookup(id);
    }

    private static void fire(Computer computer, String id) {
        Fx.await(() -> shown(computer, id) instanceof ButtonBase button && button.isVisible() && !button.isDisabled());
        Fx.run(() -> ((ButtonBase) shown(computer, id)).fire());
    }

    @Test
    void signingOutEndsTheSearch() {
        stops();
        awaitOffline();
        Fx.await(network::isListenedTo);
        Fx.run(() -> rama.app().mainWindow().menu().lookup("menuSignOut").fire());
        Fx.await(() -> shown("#signIn") != null);
        assertThat(network.isListenedTo()).isFalse();
    }
}
