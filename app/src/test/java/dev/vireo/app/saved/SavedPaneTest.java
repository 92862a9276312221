package dev.vireo.app.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Answers.Saved;
import dev.vireo.protocol.ChannelRole;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of saved messages on the screen. */
final class SavedPaneTest {

    private final Talk talk = Fx.call(() -> Talk.inGroup(ChannelRole.MEMBER));
    private final List<String> opened = new ArrayList<>();
    private final Stage stage = Fx.call(Stage::new);

    private SavedPane pane(Talk of) {
        return new SavedPane(of.workspace(), of, (_, id) -> opened.add(id), Avatars.none(), new TimeWords(Talk.CLOCK));
    }

    private void open() {
        Fx.run(() -> {
            stage.setScene(new Scene(pane(talk), 340, 640));
            new Theme().apply(stage.getScene());
            stage.show();
        });
        Fx.pulse();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private ChatMessage say(String author, String body) {
        return talk.say(author, body, Talk.CLOCK.instant());
    }

    private String words() {
        return Fx.call(() -> ((Label) stage.getScene().lookup("#savedWords")).getText());
    }

    private boolean shows(String css) {
        return Fx.call(() -> {
            Node node = stage.getScene().lookup(css);
            return node != null && node.isVisible();
        });
    }

    @SuppressWarnings("unchecked")
    private ListView<Saved> list() {
        return Fx.call(() -> (ListView<Saved>) stage.getScene().lookup("#savedList"));
    }

    @Test
    void theLastOneSavedIsFirstEnterOpensItAndDeleteTakesItOff() {
        open();
        String last = Fx.call(() -> {
            ChatMessage stones = say("rama", "The stones float");
            ChatMessage watch = say("lakshman", "I keep watch");
            talk.save(stones.id(), true);
            talk.save(watch.id(), true);
            return watch.id();
        });
        Fx.run(() -> {
            list().requestFocus();
            list().getSelectionModel().select(0);
        });
        Keys.press(stage.getScene(), KeyCode.ENTER);
        assertThat(opened).containsExactly(last);
        Keys.press(stage.getScene(), KeyCode.DELETE);
        assertThat(Fx.call(() -> List.copyOf(list().getItems()))).extracting(saved -> saved.message().body())
                .containsExactly("The stones float");
    }

    @Test
    void whatTheServerRefusesIsSaidAndStays() {
        open();
        Fx.run(() -> {
            talk.save(say("rama", "The stones float").id(), true);
            talk.refuseAll();
            list().requestFocus();
            list().getSelectionModel().select(0);
        });
        Keys.press(stage.getScene(), KeyCode.DELETE);
        Fx.await(() -> shows(".refused"));
        assertThat(Fx.call(() -> list().getItems().size())).isEqualTo(1);
    }

    @Test
    void itSaysWhyThereIsNothing() {
        open();
        assertThat(words()).startsWith("Loading");
        Fx.run(() -> talk.savedState(LoadState.FAILED));
        assertThat(words()).startsWith("Couldn’t load");
        assertThat(shows("#savedAgain")).isTrue();
        Fx.run(() -> talk.connection(ConnectionState.OFFLINE));
        assertThat(words()).isEqualTo("You’re offline");
        assertThat(shows("#savedAgain")).isFalse();
        Fx.run(() -> {
            talk.connection(ConnectionState.LIVE);
            talk.savedState(LoadState.IDLE);
        });
        assertThat(words()).isEqualTo("Nothing saved yet");
    }

    @Test
    void pictures() {
        Pictures.both("saved", 340, 420, () -> {
            Talk of = Talk.inGroup(ChannelRole.MEMBER);
            of.save(of
                    .say("rama", "The stones float. I have tried it **twice**, with large ones and with small ones.", Talk.CLOCK.instant())
                    .id(), true);
            of.save(of.say("sita", "Thursday \ud83d\udc4d", Talk.CLOCK.instant()).id(), true);
            of.save(of.say("lakshman", "x".repeat(300), Talk.CLOCK.instant().minusSeconds(900_000)).id(), true);
            return pane(of);
        });
        Pictures.both("saved-empty", 340, 420, () -> {
            Talk of = Talk.inGroup(ChannelRole.MEMBER);
            of.savedState(LoadState.IDLE);
            return pane(of);
        });
    }
}
