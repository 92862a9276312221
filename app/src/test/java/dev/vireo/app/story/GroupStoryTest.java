package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.ThreadSummary;
import dev.vireo.app.ui.Focus;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.server.TestOffice;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group as two of its people live in it, each at a client of their own, over a real server. */
final class GroupStoryTest {

    private static final String GROUP = "Bridge builders";
    private static final String THUMB = "\ud83d\udc4d";

    @TempDir
    private Path folder;

    private TestOffice office;
    private Player shyam;
    private Player rama;

    @BeforeEach
    void bothSignInAndAGroupIsMade() {
        office = TestOffice.open();
        shyam = Player.signIn(office.address(), "shyam", TestOffice.PASSWORD, folder.resolve("shyam"));
        rama = Player.signIn(office.address(), "rama", TestOffice.PASSWORD, folder.resolve("rama"));
        Fx.call(() -> shyam.app().session().orElseThrow().channels().create(ChannelKind.GROUP, GROUP, "",
                List.of(shyam.app().workspace().person("rama").orElseThrow())))
                .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        for (Player player : List.of(shyam, rama)) {
            player.await(() -> player.app().workspace().conversations().stream().anyMatch(each -> each.name().equals(GROUP)));
            Fx.run(() -> player.app().chatWindows().open(group(player)));
            Focus.lose(window(player));
        }
    }

    @AfterEach
    void close() {
        shyam.close();
        rama.close();
        office.close();
    }

    private static Conversation group(Player player) {
        return player.app().workspace().conversations().stream().filter(each -> each.name().equals(GROUP)).findFirst().orElseThrow();
    }

    private static Stage window(Player player) {
        return Fx.call(() -> player.app().chatWindows().window(group(player)).orElseThrow());
    }

    private static Node find(Player player, String... ids) {
        return Fx.call(() -> {
            Node found = window(player).getScene().getRoot();
            for (String id : ids) {
                found = found == null ? null : found.lookup(id);
            }
            return found;
        });
    }

    private static void write(Player player, String text, String... field) {
        TextArea composer = (TextArea) find(player, field);
        Fx.run(() -> {
            composer.requestFocus();
            composer.replaceText(0, composer.getLength(), text);
        });
        press(player, KeyCode.ENTER);
    }

    private static void press(Player player, KeyCode key) {
        Scene scene = window(player).getScene();
        Keys.press(scene, key);
    }

    private static void click(Player player, String id) {
        player.await(() -> find(player, id) instanceof Button button && button.isVisible());
        Fx.run(() -> ((Button) find(player, id)).fire());
    }

    private static void chooseLast(Player player) {
        Fx.run(() -> find(player, "#messages").requestFocus());
        press(player, KeyCode.END);
    }

    private static ChatMessage first(Player player) {
        return group(player).messages().getFirst();
    }

    private static void awaitFirst(Player player, Predicate<ChatMessage> so) {
        player.await(() -> !group(player).messages().isEmpty() && so.test(first(player)));
    }

    @Test
    void aReactionAThreadAnEditAndADeletionAreSeenByBoth() {
        write(rama, "The stones flaot", "#composer");
        awaitFirst(shyam, message -> message.body().equals("The stones flaot"));
        assertThat(Fx.call(() -> group(shyam).unread())).isEqualTo(1);
        Focus.gain(window(shyam));
        awaitFirst(rama, message -> message.delivery() == Delivery.READ);

        Fx.run(() -> rama.app().session().orElseThrow().chats().react(first(rama), THUMB, true));
        click(shyam, "#chip");
        awaitFirst(rama, message -> !message.reactions().isEmpty() && message.reactions().getFirst().users().equals(List.of("rama", "shyam")));

        chooseLast(shyam);
        press(shyam, KeyCode.ENTER);
        write(shyam, "Do they carry an army?", "#threadPane", "#composer");
        awaitFirst(rama, message -> message.threadProperty().get() instanceof ThreadSummary thread && thread.unread() == 1);
        assertThat(Fx.call(() -> group(rama).messages().size())).isEqualTo(1);
        click(rama, "#threads");
        rama.await(() -> find(rama, "#threadPane") != null);
        Focus.gain(window(rama));
        rama.await(() -> group(rama).unread() == 0);

        Fx.run(() -> find(rama, "#composer").requestFocus());
        press(rama, KeyCode.UP);
        write(rama, "The stones float", "#composer");
        awaitFirst(shyam, message -> message.body().equals("The stones float") && message.editedProperty().get());

        chooseLast(rama);
        press(rama, KeyCode.DELETE);
        click(rama, "#questionYes");
        awaitFirst(shyam, ChatMessage::deleted);
        assertThat(Fx.call(() -> first(shyam).threadProperty().get()).replies()).isEqualTo(1);
    }
}
