package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.MessageActions;
import dev.vireo.app.chat.list.MessageMenu;
import dev.vireo.app.chat.list.MessageToolbar;
import dev.vireo.app.chat.list.Row;
import dev.vireo.app.chat.list.RowList;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Reaction;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Focus;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.text.EmojiHabits;
import dev.vireo.app.ui.text.EmojiPicker;
import dev.vireo.protocol.ChannelRole;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The chat window of a group, by mouse and by keyboard. */
final class GroupChatTest {

    private static final String THUMB = "\ud83d\udc4d";

    private final Talk talk = Fx.call(() -> Talk.inGroup(ChannelRole.MEMBER));

    private ChatMessage say(String author, String body) {
        return Fx.call(() -> talk.say(author, body, Talk.CLOCK.instant()));
    }

    private static String words(Window window, String css) {
        return Fx.call(() -> window.stage().getScene().lookup(css) instanceof Label label ? label.getText()
                : ((Button) window.stage().getScene().lookup(css)).getText());
    }

    private static Node thread(Window window, String css) {
        return Fx.call(() -> window.stage().getScene().lookup("#threadPane").lookup(css));
    }

    private static boolean there(Window window, String css) {
        return Fx.call(() -> {
            Node node = window.stage().getScene().lookup(css);
            return node != null && node.isVisible();
        });
    }

    private static List<String> painted(Window window, String body) {
        return Window.texts(window.cell(body).orElseThrow());
    }

    @Test
    void theHeaderNamesTheGroupAndItsMembers() {
        try (Window window = Window.open(talk)) {
            assertThat(window.words("name")).isEqualTo("Bridge builders");
            assertThat(window.words("presence")).startsWith("4 members");
            assertThat(there(window, "#profile")).isFalse();
        }
    }

    @Test
    void aRightClickOnANameShowsTheMenuOfThatPersonAndOnTheHeaderThatOfTheConversation() {
        say("rama", "The stones float");
        try (Window window = Window.open(talk)) {
            Node name = Fx.call(() -> window.cell("The stones float").orElseThrow().lookup(".author"));
            rightClick(name);
            Fx.await(() -> menus().equals(List.of("Menu of Rama")));
            rightClick(Fx.call(() -> window.stage().getScene().lookup("#name")));
            Fx.await(() -> menus().contains("Menu of Bridge builders"));
            hideMenus();
            window.focus("more").press(KeyCode.SHIFT, KeyCode.F10);
            Fx.await(() -> menus().contains("Menu of Bridge builders"));
            hideMenus();
        }
    }

    private static void rightClick(Node node) {
        Fx.run(() -> {
            Bounds at = node.localToScreen(node.getLayoutBounds());
            Event.fireEvent(node, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 4, 4, at.getMinX() + 4, at.getMinY() + 4,
                    false, null));
        });
    }

    private static void hideMenus() {
        Fx.run(() -> javafx.stage.Window.getWindows().stream().filter(ContextMenu.class::isInstance).toList()
                .forEach(javafx.stage.Window::hide));
    }

    private static List<String> menus() {
        return javafx.stage.Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream()).map(MenuItem::getText).toList();
    }

    @Test
    void messagesOfOthersSayWhoSaidThem() {
        say("rama", "The stones float");
        say("rama", "I have tried it");
        say("shyam", "Good");
        try (Window window = Window.open(talk)) {
            assertThat(painted(window, "The stones float")).contains("Rama");
            assertThat(painted(window, "I have tried it")).doesNotContain("Rama");
            assertThat(painted(window, "Good")).doesNotContain("Shyam");
        }
    }

    @Test
    void aClickOnAReactionAddsOnesOwnAndTakesItBack() {
        ChatMessage message = say("rama", "The stones float");
        Fx.run(() -> talk.react("sita", message, THUMB));
        try (Window window = Window.open(talk)) {
            assertThat(Fx.call(() -> ((Button) window.stage().getScene().lookup("#chip")).getAccessibleText()))
                    .isEqualTo("Sita reacted with thumbs up");

            window.click("chip");
            assertThat(Fx.call(() -> List.copyOf(message.reactions())))
                    .containsExactly(new Reaction(THUMB, List.of("sita", "shyam"), true));
            assertThat(words(window, "#chip")).isEqualTo("2");

            window.click("chip");
            assertThat(words(window, "#chip")).isEqualTo("1");
        }
    }

    @Test
    void whatTheServerRefusesIsSaidAndUndone() {
        ChatMessage own = say("shyam", "Hallo");
        Fx.run(talk::refuseAll);
        try (Window window = Window.open(talk)) {
            window.focus("messages").press(KeyCode.DELETE).click("questionYes");

            assertThat(Fx.call(own::deleted)).isFalse();
            assertThat(words(window, "#refusedWords")).isEqualTo("Couldn’t delete the message. The office is closed.");

            window.click("dismiss");
            assertThat(there(window, "#refused")).isFalse();
        }
    }

    @Test
    void shortcutsActOnTheSelectedMessage() {
        ChatMessage first = say("rama", "The stones float");
        say("sita", "Do they?");
        try (Window window = Window.open(talk)) {
            window.focus("messages").press(KeyCode.UP).type("c");
            assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("The stones float");

            window.type("l");
            assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("vireo:message/" + first.id());

            window.type("q");
            assertThat(window.written()).isEqualTo("> The stones float\n\n");
            assertThat(window.focused()).isEqualTo("composer");
        }
    }

    @Test
    void whatIsMarkedUnreadStaysSoWhileTheWindowIsLookedAt() {
        say("rama", "One");
        say("rama", "Two");
        try (Window window = Window.open(talk)) {
            Fx.await(() -> talk.conversation().unread() == 0);

            window.focus("messages").press(KeyCode.UP).type("u");
            assertThat(Fx.call(() -> talk.conversation().unread())).isEqualTo(2);
            assertThat(window.rows().indexOf(new Row.NewMessagesRow())).isEqualTo(1);

            Focus.lose(window.stage());
            Focus.gain(window.stage());
            Fx.await(() -> talk.conversation().unread() == 0);
        }
    }

    @Test
    void aThreadOpensBesideTheMessagesAndRepliesGoIntoIt() {
        ChatMessage parent = say("rama", "The stones float");
        Fx.run(() -> talk.reply("sita", parent, "Do they?", "rama"));
        try (Window window = Window.open(talk)) {
            double before = Fx.call(() -> window.stage().getWidth());
            assertThat(painted(window, "The stones float")).contains("1 reply");

            window.click("threadChip");
            assertThat(Fx.call(() -> window.stage().getWidth())).isGreaterThan(before + 300);
            assertThat(Window.texts(thread(window, "#messages"))).contains("The stones float", "Do they?", "1 reply");
            assertThat(thread(window, "#composer").isFocused()).isTrue();

            Fx.run(() -> ((TextArea) thread(window, "#composer")).setText("They do"));
            window.press(KeyCode.ENTER);
            assertThat(Window.texts(thread(window, "#messages"))).contains("They do");
            assertThat(window.rows().stream().filter(row -> row instanceof Row.MessageRow)).hasSize(1);

            window.press(KeyCode.ESCAPE);
            assertThat(there(window, "#threadPane")).isFalse();
            assertThat(Fx.call(() -> window.stage().getWidth())).isEqualTo(before);
            assertThat(window.focused()).isEqualTo("composer");
        }
    }

    @Test
    void repliesAreReadInTheThreadAndNotBefore() {
        ChatMessage parent = say("shyam", "The stones float");
        Fx.run(() -> talk.reply("sita", parent, "Do they?", "shyam"));
        try (Window window = Window.open(talk)) {
            assertThat(Fx.call(() -> talk.conversation().unread())).isEqualTo(1);
            assertThat(there(window, "#threads")).isTrue();
            assertThat(Fx.call(() -> ((PulseBadge) window.stage().getScene().lookup("#threadChip").lookup(".pulse-badge"))
                    .countProperty().get())).isEqualTo(1);

            Focus.lose(window.stage());
            window.click("threads");
            assertThat(Fx.call(() -> talk.conversation().unread())).isEqualTo(1);

            Focus.gain(window.stage());
            Fx.await(() -> talk.conversation().unread() == 0);
            window.draw();
            assertThat(there(window, "#threads")).isFalse();
        }
    }

    @Test
    void namesAreCompletedBehindAnAt() {
        try (Window window = Window.open(talk)) {
            window.type("Hello @s");
            assertThat(there(window, "#completion")).isTrue();

            window.press(KeyCode.ENTER);
            assertThat(window.written()).isEqualTo("Hello @sita ");
            assertThat(there(window, "#completion")).isFalse();

            window.type("and @").press(KeyCode.DOWN, KeyCode.TAB);
            assertThat(window.written()).isEqualTo("Hello @sita and @rama ");

            window.type("@ra").press(KeyCode.ESCAPE);
            assertThat(there(window, "#completion")).isFalse();
            assertThat(window.stage().isShowing()).isTrue();
        }
    }

    @Test
    void namesAreCompletedWhereverAMentionMayStand() {
        for (String before : List.of("\u8bf7", "_", "**", "(")) {
            try (Window window = Window.open(talk)) {
                window.write(before).type("@s");
                assertThat(there(window, "#completion")).as(before).isTrue();
            }
        }
        try (Window window = Window.open(talk)) {
            window.write("mail").type("@s");
            assertThat(there(window, "#completion")).isFalse();
        }
    }

    @Test
    void onlyThosePermittedCanMentionEverybody() {
        try (Window window = Window.open(talk)) {
            window.type("@chan");
            assertThat(there(window, "#completion")).isFalse();
        }
        Talk asOwner = Fx.call(() -> Talk.inGroup(ChannelRole.OWNER));
        try (Window window = Window.open(asOwner)) {
            window.type("@chan").press(KeyCode.TAB);
            assertThat(window.written()).isEqualTo("@channel ");
        }
    }

    @Test
    void emojiAreCompletedByTheirShortNames() {
        try (Window window = Window.open(talk)) {
            window.type("Good :thumbsup").press(KeyCode.ENTER);

            assertThat(window.written()).isEqualTo("Good " + THUMB + " ");

            window.type("and :thumbsup:");
            Fx.await(() -> window.composer().getText().equals("Good " + THUMB + " and " + THUMB));
        }
    }

    @Test
    void typingIndicatorsMoveNoMessage() {
        say("rama", "The stones float");
        try (Window window = Window.open(talk)) {
            double before = window.toEnd();

            window.meanwhile(office -> office.writes("rama"));
            assertThat(window.words("typing")).isEqualTo("Rama is typing\u2026");
            window.meanwhile(office -> office.writes("sita"));
            assertThat(window.words("typing")).isEqualTo("Rama and Sita are typing\u2026");
            window.meanwhile(office -> office.writes("lakshman"));
            assertThat(window.words("typing")).isEqualTo("Several people are typing\u2026");
            assertThat(window.toEnd()).isEqualTo(before);
        }
    }

    @Test
    void aReadOnlyChatSaysWhy() {
        try (Window window = Window.open(talk)) {
            window.meanwhile(office -> office.becomes(ChannelRole.READER));
            assertThat(window.words("instead")).startsWith("You can only read this channel.");
            assertThat(Fx.call(() -> window.composer().getParent().isVisible())).isFalse();

            window.meanwhile(office -> office.becomes(ChannelRole.MEMBER));
            assertThat(Fx.call(() -> window.composer().getParent().isVisible())).isTrue();

            window.meanwhile(Talk::archive);
            assertThat(window.words("instead")).startsWith("This channel is archived.");
        }
        try (Window window = Window.open(() -> Talk.inGroup(ChannelRole.MEMBER))) {
            window.meanwhile(Talk::removed);
            assertThat(window.words("instead")).startsWith("You’re no longer");
        }
        try (Window window = Window.open(() -> Talk.of(4, 0))) {
            window.meanwhile(Talk::otherBecomesGuest);
            assertThat(window.words("instead")).isEqualTo("You can’t message Rama because you don’t share a channel.");
        }
    }

    @Test
    void theToolbarReactsAndItsMenuHoldsTheRest() {
        ChatMessage message = say("rama", "The stones float");
        Fx.run(() -> talk.read("sita", message));
        say("shyam", "Good");
        try (Window window = Window.open(talk)) {
            Fx.run(() -> ((MessageToolbar) window.stage().getScene().lookup("#toolbar"))
                    .hover(window.cell("The stones float").orElseThrow()));
            window.draw();
            Fx.run(() -> ((Button) ((Region) window.stage().getScene().lookup("#toolbar")).getChildrenUnmodifiable().getFirst()).fire());
            assertThat(Fx.call(() -> message.reactions().getFirst().mine())).isTrue();

            ChatMessage own = Fx.call(() -> talk.conversation().messages().getLast());
            Fx.run(() -> talk.read("sita", own));
            ContextMenu menu = Fx
                    .call(() -> new MessageMenu(new MessageActions(new ChatModel(talk.workspace(), talk, talk.conversation(), Talk.CLOCK),
                            null, new EmojiPicker(EmojiHabits.forgotten()), true), own, window.cell("Good").orElseThrow()));
            assertThat(menu.getItems()).extracting(MenuItem::getId)
                    .contains("react", "reply", "quote", "copy", "link", "edit", "delete", "readBy")
                    .doesNotContain("unread");
        }
    }

    @Test
    void aMessageFarBackIsShownAmongItsNeighboursAndTheNewestAreOneStepAway() {
        Talk old = Fx.call(() -> Talk.of(300, 0));
        try (Window window = Window.open(old)) {
            Fx.run(() -> window.goTo(old.id(60)));
            window.meanwhile(office -> office.answerExcerpt(60, 30, 90));
            assertThat(there(window, "#older")).isTrue();
            assertThat(Fx.call(() -> ((RowList) window.stage().getScene().lookup("#older").lookup("#messages")).selectedCell().row()))
                    .matches(row -> row instanceof Row.MessageRow said && said.message().number() == 60);

            window.click("backToNewest");
            assertThat(there(window, "#older")).isFalse();
            assertThat(window.toEnd()).isBetween(-1.0, 1.0);

            Fx.run(() -> window.goTo(old.id(290)));
            window.draw();
            assertThat(there(window, "#older")).isFalse();
            assertThat(Fx.call(() -> window.list().selectedCell().row()))
                    .matches(row -> row instanceof Row.MessageRow said && said.message().number() == 290);
        }
    }

    @Test
    void anExcerptThatReachesTheNewestMessagesContinuesThere() {
        Talk old = Fx.call(() -> Talk.of(120, 0));
        try (Window window = Window.open(old)) {
            Fx.run(() -> window.goTo(old.id(60)));
            window.meanwhile(office -> office.answerExcerpt(60, 40, 100));

            assertThat(there(window, "#older")).isFalse();
            assertThat(Fx.call(() -> window.list().selectedCell().row()))
                    .matches(row -> row instanceof Row.MessageRow said && said.message().number() == 60);
        }
    }
}
