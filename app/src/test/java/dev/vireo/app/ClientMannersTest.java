package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import dev.vireo.app.log.LogFiles;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.Presence;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The log of a whole client, its diagnosis, and a start in the tray. */
final class ClientMannersTest {

    private static final String WORDS = "We meet at the bridge of planks";
    private static final String CODE = "QQQQ-WWWW-EEEE";

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
    void aSessionsLogTellsNothingThatPeopleWriteOrAreCalled() throws IOException {
        List<String> secrets = new ArrayList<>(
                List.of(WORDS, CODE, TestOffice.PASSWORD, "a wrong password", "shyam", "rama", "sita", "lakshman",
                        TestOffice.NAME));
        String log = logged(() -> {
            try (Computer shyams = Computer.with(disk.resolve("1")).signIn(office.address(), "shyam", TestOffice.PASSWORD);
                    Computer ramas = Computer.with(disk.resolve("2")).signIn(office.address(), "rama", TestOffice.PASSWORD)) {
                shyams.app().signIn(office.address(), "sita", "a wrong password").toCompletableFuture().exceptionally(_ -> null);
                Fx.await(() -> shyams.app().workspace().person("rama").isPresent());
                Fx.run(() -> talk(shyams));
                Fx.await(() -> ramas.app().workspace().totalUnreadProperty().get() > 0);
                office.restart();
                Fx.run(() -> shyams.app().session().orElseThrow().retryNow());
                Fx.await(() -> shyams.app().session().orElseThrow().syncCounts().reconnects() > 0);
                Fx.run(() -> shyams.app().raise("vireo://join?code=" + CODE + "&at=" + office.address()));
                secrets.add(token(disk.resolve("1")));
                secrets.add(token(disk.resolve("2")));
            }
            failOnDisk();
        });

        assertThat(log).contains("Stream ended", "Couldn't save a message to disk");
        assertThat(secrets).hasSize(11).allSatisfy(secret -> assertThat(log.lines())
                .noneMatch(line -> Pattern.compile("\\b" + Pattern.quote(secret) + "\\b", Pattern.CASE_INSENSITIVE).matcher(line).find()));
    }

    private void talk(Computer client) {
        var chats = client.app().session().orElseThrow().chats();
        var rama = client.app().workspace().conversationWith("rama");
        chats.send(rama, WORDS);
        chats.send(rama, WORDS.repeat(2_000));
        client.app().session().orElseThrow().ownProfile().changeAvailability(Presence.AWAY, null);
    }

    /** A message that cannot be kept: the database is closed under the session. */
    private void failOnDisk() {
        try (DataFolder folder = DataFolder.open(disk.resolve("3"))) {
            AccountStore store = folder.store(new Account(office.address(), "shyam", "Shyam", "a token", false));
            store.close();
            try {
                store.keepDraft("rama", WORDS);
            } catch (RuntimeException e) {
                LoggerFactory.getLogger("dev.vireo.app.session.Outbox").error("Couldn't save a message to disk", e);
            }
        }
    }

    private static String token(Path data) {
        try (DataFolder folder = DataFolder.open(Files.createDirectories(data.resolveSibling("copy-of-" + data.getFileName())))) {
            Files.copy(data.resolve("account.json"), folder.path().resolve("account.json"));
            return folder.account().orElseThrow().token();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a client at DEBUG writes into its files meanwhile. */
    private String logged(Runnable story) throws IOException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = context.getLogger("dev.vireo");
        Appender<ILoggingEvent> terminal = root.getAppender("STDERR");
        root.detachAppender(terminal);
        LogFiles.into(disk.resolve("logs"));
        ours.setLevel(Level.DEBUG);
        try {
            story.run();
        } finally {
            ours.setLevel(null);
            root.getAppender("file").stop();
            root.detachAppender("file");
            root.addAppender(terminal);
        }
        return Files.readString(disk.resolve("logs").resolve("client.log"));
    }

    @Test
    void helpOpensWithF1BeforeAndAfterSigningIn() {
        try (Computer computer = Computer.with(disk).start()) {
            Fx.await(() -> computer.app().stage().getScene().lookup("#signIn") != null);
            pressF1(computer.app().stage());
            assertThat(fact(computer, "state")).isEqualTo("Not signed in to an office");

            computer.signIn(office.address(), "sita", TestOffice.PASSWORD);
            Fx.await(() -> fact(computer, "state").startsWith("Connected since"));
            Fx.await(() -> !fact(computer, "server").equals("Loading…") && !fact(computer, "server").contains("reached"));
            assertThat(fact(computer, "security")).isEqualTo("None");
            Fx.await(() -> fact(computer, "kept").endsWith("B"));
            Fx.run(() -> computer.app().help().window().orElseThrow().close());

            Fx.run(() -> computer.app().mainWindow().menu().lookup("menuSettings").fire());
            pressF1(Fx.call(() -> computer.app().windows().settings().window().orElseThrow()));
            assertThat(fact(computer, "person")).isEqualTo("sita");
        }
    }

    @Test
    void aHiddenStartShowsItselfWhereNobodyIsSignedInAndAsksAboutItsLink() {
        try (Computer computer = Computer.with(disk)) {
            Fx.run(() -> computer.app().start(true));
            Fx.await(() -> computer.app().stage().isShowing());
            computer.signIn(office.address(), "lakshman", TestOffice.PASSWORD);
        }
        try (Computer again = Computer.with(disk)) {
            Fx.run(() -> {
                again.app().join("vireo://join?code=" + CODE);
                again.app().start(true);
            });
            Fx.await(() -> again.app().session().isPresent());
            assertThat(Fx.call(() -> again.app().stage().isShowing())).isFalse();
            Fx.await(() -> again.app().question().window().isPresent());
            assertThat(Fx.call(() -> again.app().raise(""))).isTrue();
            assertThat(Fx.call(() -> again.app().stage().isShowing())).isTrue();
        }
    }

    private static void pressF1(Stage stage) {
        Fx.run(() -> {
            Scene scene = stage.getScene();
            Event.fireEvent(scene.getFocusOwner() == null ? scene : scene.getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F1, false, false, false, false));
        });
    }

    private static String fact(Computer computer, String id) {
        return Fx.call(() -> computer.app().help().window().map(stage -> (Label) stage.getScene().lookup("#fact-" + id)).map(Label::getText)
                .orElse(""));
    }
}
