package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.MessageActions;
import dev.vireo.app.chat.list.MessageMenu;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.PinnedMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.text.EmojiHabits;
import dev.vireo.app.ui.text.EmojiPicker;
import dev.vireo.protocol.ChannelRole;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pinning messages in a chat window, and the list of what is pinned. */
final class PinnedListTest {

    private final Talk talk = Fx.call(() -> Talk.inGroup(ChannelRole.MEMBER));

    @AfterEach
    void hide() {
        Fx.run(() -> List.copyOf(javafx.stage.Window.getWindows()).stream().filter(Popup.class::isInstance)
                .forEach(javafx.stage.Window::hide));
    }

    private ChatMessage say(String author, String body) {
        return Fx.call(() -> talk.say(author, body, Talk.CLOCK.instant()));
    }

    private static Button button(Window window) {
        return Fx.call(() -> (Button) window.stage().getScene().lookup("#pins"));
    }

    private static Optional<Parent> popup() {
        return Fx.call(() -> javafx.stage.Window.getWindows().stream().filter(Popup.class::isInstance)
                .map(shown -> shown.getScene().getRoot()).findFirst());
    }

    @SuppressWarnings("unchecked")
    private static ListView<PinnedMessage> list() {
        Fx.await(() -> popup().map(root -> root.lookup("#pinned")).isPresent());
        return (ListView<PinnedMessage>) popup().orElseThrow().lookup("#pinned");
    }

    private List<String> menu(Window window, ChatMessage message) {
        return Fx
                .call(() -> new MessageMenu(new MessageActions(new ChatModel(talk.workspace(), talk, talk.conversation(), Talk.CLOCK), null,
                        new EmojiPicker(EmojiHabits.forgotten()), true), message, window.cell(message.body()).orElseThrow()))
                .getItems().stream().map(MenuItem::getText).toList();
    }

    @Test
    void theButtonCountsWhatIsPinnedAndIsThereOnlyWhileAnythingIs() {
        ChatMessage stones = say("rama", "The stones float");
        ChatMessage watch = say("lakshman", "I keep watch");
        try (Window window = Window.open(talk)) {
            assertThat(Fx.call(button(window)::isVisible)).isFalse();
            window.meanwhile(office -> office.pin(stones, true)).meanwhile(office -> office.pin(watch, true));
            Fx.await(() -> button(window).isVisible() && button(window).getText().equals("2"));
            assertThat(Fx.call(button(window)::getAccessibleText)).isEqualTo("2 pinned messages");

            window.meanwhile(office -> office.deleted(watch));
            Fx.await(() -> button(window).getText().equals("1"));
            window.meanwhile(office -> office.pin(stones, false));
            Fx.await(() -> !button(window).isVisible());
        }
    }

    @Test
    void theMenuPinsAndUnpins() {
        ChatMessage stones = say("rama", "The stones float");
        try (Window window = Window.open(talk)) {
            assertThat(menu(window, stones)).contains("Pin").doesNotContain("Unpin");
            window.meanwhile(office -> office.pin(stones, true));
            assertThat(menu(window, stones)).contains("Unpin").doesNotContain("Pin");
            window.meanwhile(office -> office.becomes(ChannelRole.READER));
            assertThat(menu(window, stones)).doesNotContain("Pin", "Unpin");
        }
    }

    @Test
    void enterLeadsToThePinnedMessageAndDeleteUnpinsIt() {
        ChatMessage stones = say("rama", "The stones float");
        say("sita", "Good");
        try (Window window = Window.open(talk)) {
            window.meanwhile(office -> office.pin(stones, true));
            Fx.await(() -> button(window).isVisible());
            window.click("pins");
            ListView<PinnedMessage> list = list();
            Fx.await(() -> list.getSelectionModel().getSelectedItem() != null);
            Keys.press(list.getScene(), KeyCode.ENTER);
            Fx.await(() -> popup().isEmpty());

            window.click("pins");
            Fx.await(() -> popup().isPresent());
            Keys.press(list.getScene(), KeyCode.DELETE);
            Fx.await(() -> popup().isEmpty() && !button(window).isVisible());
        }
    }

    @Test
    void whatTheServerRefusesIsSaid() {
        ChatMessage stones = say("rama", "The stones float");
        try (Window window = Window.open(talk)) {
            Fx.run(() -> {
                talk.refuseAll();
                new ChatModel(talk.workspace(), talk, talk.conversation(), Talk.CLOCK).pin(stones, true);
            });
            window.draw();
            assertThat(Fx.call(() -> talk.conversation().pins().view())).isEmpty();
        }
    }

    @Test
    void pictures() {
        ChatMessage stones = say("rama",
                "The stones float. I have tried it **twice**, with large ones and with small ones, and with those that "
                        + "Nala has written on. They stay where we put them.");
        ChatMessage short1 = say("sita", "Thursday, at noon \ud83d\udc4d");
        ChatMessage word = say("lakshman", "x".repeat(300));
        GroupPicturesTest.picture("pins", 440, () -> talk, (shown, scene) -> {
            talk.pin(stones, true);
            talk.pin(short1, true);
            talk.pin(word, true);
            ((Button) scene.lookup("#pins")).fire();
        }, name -> popup().ifPresent(root -> Pictures.save(root, "pins-list-" + name, 1)));
    }
}
