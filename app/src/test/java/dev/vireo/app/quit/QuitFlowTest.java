package dev.vireo.app.quit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.quit.QuitQuestion.OfficeAtStake;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.store.Preferences.QuitChoice;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.window.QuestionWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The office's fate when its client quits. No process is started: the launcher is one that cannot. */
final class QuitFlowTest {

    private static final Optional<OfficeAtStake> AYODHYA = Optional.of(new OfficeAtStake("Ayodhya", List.of("Rama", "Sita")));

    @TempDir private Path disk;

    private final List<String> did = new ArrayList<>();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private DataFolder data;
    private Preferences.Saved preferences;
    private HomeOffice home;
    private QuestionWindow question;
    private QuitFlow flow;

    @BeforeEach
    void build() {
        data = DataFolder.open(disk.resolve("data"));
        preferences = data.preferences();
        home = new HomeOffice(data.office(), _ -> {
            throw new IOException("No such file.");
        });
        question = Fx.call(() -> new QuestionWindow(new Theme()));
        flow = new QuitFlow(home, preferences, question, new Background(work::add, Platform::runLater), new QuitFlow.QuittingClient() {
            @Override
            public void vanish() {
                did.add("vanish");
            }

            @Override
            public void reappear() {
                did.add("reappear");
            }

            @Override
            public void quit(boolean endsOffice) {
                did.add(endsOffice ? "quit and end the office" : "quit");
            }

            @Override
            public void restart(boolean endsOffice) {
                did.add(endsOffice ? "restart and end the office" : "restart");
            }
        });
    }

    @AfterEach
    void close() {
        Fx.run(question::close);
        home.close();
        data.close();
    }

    @Test
    void whoHostsForNobodyIsNotAsked() {
        begin(Optional.empty());
        assertThat(did).containsExactly("quit");
    }

    @Test
    void aRestartAsksNobodyAndHandsTheOfficeToTheNewVersion() {
        Fx.run(() -> flow.restart(false));
        assertThat(did).containsExactly("restart");
        did.clear();
        Fx.run(() -> flow.restart(true));
        assertThat(did).containsExactly("vanish");
        work.remove().run();
        Fx.await(() -> did.size() == 2);
        assertThat(did).containsExactly("vanish", "restart");
        assertThat(Fx.call(question::window)).isEmpty();
    }

    @Test
    void theAnswerToStopIsRememberedAndNotAskedForAgain() {
        begin(AYODHYA);
        assertThat(did).isEmpty();
        answer("quit", true);
        assertThat(did).containsExactly("quit and end the office");
        assertThat(preferences.get().quitting()).isEqualTo(QuitChoice.STOP);

        begin(AYODHYA);
        assertThat(Fx.call(question::window)).isEmpty();
        assertThat(did).containsExactly("quit and end the office", "quit and end the office");
    }

    @Test
    void anAnswerThatIsNotToBeRememberedIsAskedForAgain() {
        begin(AYODHYA);
        answer("quit", false);
        assertThat(preferences.get().quitting()).isEqualTo(QuitChoice.ASK);
        begin(AYODHYA);
        assertThat(Fx.call(question::window)).isPresent();
    }

    @Test
    void theRememberedAnswerToKeepItHandsItOverWithoutWindows() {
        preferences.change(now -> now.withQuitting(QuitChoice.KEEP_RUNNING));
        begin(AYODHYA);
        assertThat(did).containsExactly("vanish");
        begin(AYODHYA);
        assertThat(did).as("once is enough").containsExactly("vanish");
        work.remove().run();
        Fx.await(() -> did.size() == 2);
        assertThat(did).containsExactly("vanish", "quit");
    }

    @Test
    void aHandOverThatFailsBringsTheClientBackWithTheOfficeAndSaysWhy() {
        home.open(LocalOffice.Reach.THIS_COMPUTER);
        begin(AYODHYA);
        answer("keep", false);
        work.remove().run();
        Fx.await(() -> question.window().isPresent());
        assertThat(did).containsExactly("vanish", "reappear");
        assertThat(words()).contains("No such file.").endsWith("It’s still running as part of Vireo.");
        Pictures.save(Fx.call(() -> question.window().orElseThrow()), "quit-failed");
        Keys.press(scene(), KeyCode.ESCAPE);
        assertThat(did).as("whoever cancels goes on hosting").containsExactly("vanish", "reappear");
        assertThat(home.running()).isPresent();

        // It is no dead end: it can be tried again, or stopped.
        begin(AYODHYA);
        answer("keep", false);
        work.remove().run();
        Fx.await(() -> question.window().isPresent());
        Fx.run(() -> ((Button) scene().lookup("#quit")).fire());
        assertThat(did).endsWith("reappear", "quit and end the office");
    }

    @Test
    void anOfficeThatIsOpenNowhereAfterwardsIsNotSaidToBeOpen() {
        QuitQuestion asking = new QuitQuestion(question);
        Fx.run(() -> asking.failed("The disk is full.", false, () -> did.add("quit and end the office")));
        assertThat(words()).contains("The disk is full.").contains("colleagues can’t reach it").doesNotContain("still running");
        assertThat(Fx.call(() -> ((Button) scene().lookup("#quit")).getText())).isEqualTo("Quit");
        Pictures.save(Fx.call(() -> question.window().orElseThrow()), "quit-failed-closed");
    }

    private void begin(Optional<OfficeAtStake> office) {
        Fx.run(() -> flow.begin(office));
    }

    private void answer(String id, boolean always) {
        Fx.run(() -> {
            ((CheckBox) scene().lookup("#remember")).setSelected(always);
            ((Button) scene().lookup("#" + id)).fire();
        });
    }

    private String words() {
        return Fx.call(() -> ((Label) scene().lookup("#text")).getText());
    }

    private Scene scene() {
        return Fx.call(() -> question.window().map(Stage::getScene).orElseThrow());
    }
}
