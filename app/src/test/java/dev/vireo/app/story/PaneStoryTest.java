package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.testing.TestChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Conversations in the main window, beside the list, against a real server. */
@Timeout(180)
final class PaneStoryTest extends StoryOfTwo {

    private final Pointer pointer = new Pointer();
    private Scene main;

    @BeforeEach
    void shyamLikesOneWindow() {
        shyam.inMainWindow().toMain();
        main = shyam.window().getScene();
    }

    private Node shown(String selector) {
        return main.lookup("#chatPane " + selector);
    }

    private boolean open(String other) {
        return shyam.app().chats().shownProperty().get() == shyam.conversation(other) && shown("#composer") != null;
    }

    private TextArea composer() {
        return (TextArea) shown("#composer");
    }

    private Player clickOnCard(String other) {
        pointer.click(card(other));
        return shyam;
    }

    /** By events: opening the first conversation may take longer than a double click has on a busy computer. */
    private void doubleClickOnCard(String other) {
        Supplier<Node> card = card(other);
        Fx.run(() -> click(card.get(), 1));
        Fx.run(() -> click(main.lookup("#chatPane"), 2));
    }

    private static void click(Node at, int count) {
        for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            Event.fireEvent(at, new MouseEvent(type, 1, 1, 1, 1, MouseButton.PRIMARY, count, false, false, false, false, true, false,
                    false, true, false, true, null));
        }
    }

    private Supplier<Node> card(String other) {
        shyam.show("dashboard").await(() -> shyam.card(other).isPresent());
        Fx.pulse();
        return () -> shyam.card(other).orElseThrow();
    }

    private Player clickOnRow(String other) {
        shyam.toMain().await(() -> shyam.row(other).isPresent());
        Fx.pulse();
        pointer.click(() -> shyam.row(other).orElseThrow());
        return shyam;
    }

    private void width(double width) {
        Fx.run(() -> shyam.window().setWidth(width));
        Fx.await(() -> Math.abs(main.getWidth() - width) < 60);
        Fx.pulse();
    }

    @Test
    void aCardOpensTheConversationBesideTheListAndItIsReadWhileItCanBeSeen() {
        rama.openChat("shyam").send("shyam", "One");
        shyam.await(() -> shyam.onCard("rama") == 1);

        clickOnCard("rama");

        shyam.await(() -> open("rama") && shyam.total() == 0);
        rama.await(() -> rama.isRead("shyam", "One"));
        assertThat(shyam.chat("rama")).isEmpty();
        assertThat(Fx.call(() -> main.lookup("#conversationList").isVisible())).isTrue();
        assertThat(Fx.call(main::getFocusOwner)).isEqualTo(composer());

        shyam.pressControl(KeyCode.DIGIT1);
        rama.send("shyam", "Two");
        shyam.await(() -> shyam.onCard("rama") == 1 && shyam.inTitle() == 1);

        shyam.toMain();
        assertThat(shyam.total()).isEqualTo(1);
        shyam.pressControl(KeyCode.DIGIT2);
        shyam.await(() -> shyam.total() == 0);
        rama.await(() -> rama.isRead("shyam", "Two"));

        shyam.lookAway();
        rama.send("shyam", "Three");
        shyam.await(() -> shyam.unread("rama") == 1);
    }

    @Test
    void whatIsSwitchedAwayFromIsNotReadAnyMoreAndKeepsItsDraft() {
        clickOnCard("rama").await(() -> open("rama"));
        Fx.run(() -> composer().setText("Not yet sent"));
        clickOnCard("sita").await(() -> open("sita"));

        rama.openChat("shyam").send("shyam", "Are you there?");

        shyam.await(() -> shyam.unread("rama") == 1 && shyam.inList("rama") == 1);
        clickOnRow("rama").await(() -> open("rama") && shyam.unread("rama") == 0);
        assertThat(Fx.call(() -> composer().getText())).isEqualTo("Not yet sent");
    }

    @Test
    void aDoubleClickGivesAWindowAndFromThenOnItIsRaised() {
        doubleClickOnCard("rama");
        shyam.await(() -> shyam.chat("rama").isPresent());
        assertThat(Fx.<Boolean>call(() -> shyam.app().chats().shownProperty().get() == null)).isTrue();
        assertThat(Fx.<Boolean>call(() -> shown("#nothingOpen").isVisible())).isTrue();

        Fx.run(() -> shyam.app().chats().open(shyam.conversation("rama")));
        assertThat(Fx.<Boolean>call(() -> shyam.app().chats().shownProperty().get() == null)).isTrue();
        assertThat(Fx.call(() -> shyam.app().chats().windows().size())).isEqualTo(1);
    }

    @Test
    void aConversationKeepsWhatIsWrittenWhenItGetsAWindowByItsKeys() {
        clickOnCard("rama").await(() -> open("rama"));
        TextArea before = composer();
        Fx.run(() -> before.setText("On its way out"));

        Keys.press(main, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);

        shyam.await(() -> shyam.chat("rama").isPresent());
        Scene own = shyam.chat("rama").orElseThrow().getScene();
        assertThat(Fx.call(() -> own.lookup("#composer"))).isSameAs(before);
        assertThat(Fx.call(own::getFocusOwner)).isSameAs(before);
        shyam.send("rama", "Out");
        shyam.closeChat("rama").await(() -> shyam.chat("rama").isEmpty());
    }

    @Test
    void aNarrowWindowShowsTheConversationInPlaceOfTheListAndLosesNothing() {
        clickOnCard("rama").await(() -> open("rama"));
        TextArea before = composer();
        Fx.run(() -> before.setText("Half a"));

        width(740);
        shyam.await(() -> !main.lookup("#conversationList").getParent().isVisible() && shown("#back").isVisible());
        assertThat(Fx.call(main::getFocusOwner)).isSameAs(before);
        width(1_000);
        shyam.await(() -> main.lookup("#conversationList").getParent().isVisible() && !shown("#back").isVisible());
        assertThat(Fx.call(() -> composer().getText())).isEqualTo("Half a");
        assertThat(Fx.call(main::getFocusOwner)).isSameAs(before);

        width(740);
        Fx.fire(main, "#back");
        shyam.await(() -> main.lookup("#conversationList").getParent().isVisible());
        assertThat(Fx.<Boolean>call(() -> shyam.app().chats().shownProperty().get() == null)).isTrue();
    }

    @Test
    void escapeLeadsBackToTheListAndTheConversationComesBackAtTheNextStart() {
        clickOnCard("sita").await(() -> open("sita"));
        Fx.run(() -> composer().setText("Hello"));
        shyam.press(KeyCode.ENTER).await(() -> shyam.row("sita").isPresent());
        shyam.press(KeyCode.ESCAPE);
        shyam.await(() -> shyam.app().chats().shownProperty().get() == null);
        assertThat(Fx.call(() -> Optional.ofNullable(main.getFocusOwner()).map(Node::getId))).contains("conversations");

        clickOnCard("rama").await(() -> open("rama"));
        shyam.close();
        shyam = Player.open(folder.resolve("shyam"), Optional.empty()).inMainWindow().resume();
        main = shyam.window().getScene();
        shyam.await(() -> open("rama"));
    }

    @Test
    void aProfileOverTheConversationStopsReadingAndBesideItDoesNot() {
        clickOnCard("rama").await(() -> open("rama"));
        Fx.fire(main, "#profile");
        shyam.await(() -> main.lookup("#profilePane") != null);
        rama.openChat("shyam").send("shyam", "Behind the profile");
        shyam.toMain().await(() -> shyam.unread("rama") == 1);

        shyam.press(KeyCode.ESCAPE).await(() -> main.lookup("#profilePane") == null && shyam.unread("rama") == 0);
        assertThat(Fx.<Boolean>call(() -> open("rama"))).isTrue();

        Fx.fire(main, "#profile");
        Fx.run(() -> shyam.window().setX(0));
        width(1_280);
        rama.send("shyam", "Beside the profile");
        shyam.toMain().await(() -> shyam.unread("rama") == 0 && rama.isRead("shyam", "Beside the profile"));
    }

    @Test
    void theSettingGivesEveryConversationAWindow() {
        clickOnCard("rama").await(() -> open("rama"));
        Fx.run(() -> shyam.app().preferences().change(now -> now.withChats(now.chats().withOwnWindows(true))));
        shyam.await(() -> shyam.chat("rama").isPresent() && !main.lookup("#chatPane").isVisible());

        shyam.openChat("sita");
        assertThat(Fx.call(() -> shyam.app().chats().windowKeys())).containsExactly("rama", "sita");
    }

    @Test
    void theMembersOfAChannelStandBesideItsConversationAndGoWithEscape() {
        TestChannel.group(office, "bridge", "rama");
        shyam.await(() -> shyam.isIn("bridge"));
        Fx.run(() -> shyam.app().chats().open(shyam.conversation("#bridge")));
        shyam.await(() -> open("#bridge"));

        Fx.fire(main, "#members");
        shyam.await(() -> main.lookup("#membersPane #channelPane") != null);
        assertThat(Fx.call(() -> shyam.app().channelWindows().windows())).isEmpty();

        shyam.press(KeyCode.ESCAPE).await(() -> main.lookup("#membersPane") == null);
        assertThat(Fx.<Boolean>call(() -> open("#bridge"))).isTrue();
    }

    @Test
    void f6LeadsThroughTheListAndTheConversation() {
        clickOnCard("rama").await(() -> open("rama"));
        Fx.run(() -> composer().setText("Hello"));
        shyam.press(KeyCode.ENTER).await(() -> shyam.row("rama").isPresent());
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            shyam.press(KeyCode.F6);
            parts.add(Fx.call(() -> main.getFocusOwner().getId()));
        }
        assertThat(parts).contains("conversations", "profile", "messages", "attach");
    }

    @Test
    void theListIsAsWideAsItWasMadeAndStaysSoAtTheNextStart() {
        clickOnCard("rama").await(() -> open("rama"));
        Fx.pulse();
        double before = Fx.call(() -> shown("#composer").localToScene(0, 0).getX());
        Fx.run(() -> main.lookup("#listWidth").requestFocus());
        shyam.press(KeyCode.LEFT).press(KeyCode.LEFT);
        shyam.await(() -> shown("#composer").localToScene(0, 0).getX() == before - 32);

        shyam.close();
        shyam = Player.open(folder.resolve("shyam"), Optional.empty()).inMainWindow().resume();
        main = shyam.window().getScene();
        shyam.await(() -> open("rama") && shown("#composer").localToScene(0, 0).getX() == before - 32);
    }
}
