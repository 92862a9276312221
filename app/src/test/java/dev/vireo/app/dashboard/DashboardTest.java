package dev.vireo.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The dashboard in a window, used with mouse and keys. */
final class DashboardTest {

    private final FxRobot robot = new FxRobot();
    private final List<String> chats = new ArrayList<>();
    private final List<String> markedRead = new ArrayList<>();
    private final AtomicInteger invited = new AtomicInteger();
    private SampleOffice office;
    private Dashboard dashboard;
    private Stage stage;

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void thousandsOfPeopleNeedOnlyTheCardsInSight() {
        open(5_000);
        int screenful = 4 * 5;
        Fx.run(() -> {
            while (cardOf("tara.mithila") == null) {
                dashboard.grid().scrollBy(500);
                dashboard.grid().layout();
            }
        });
        Fx.run(() -> dashboard.grid().toTop());
        Fx.await(() -> cardOf("rama") != null);
        assertThat(Fx.<Integer>call(() -> dashboard.grid().made())).isLessThanOrEqualTo(screenful);
    }

    @Test
    void aCardSaysWhatItShows() {
        open(0);
        Fx.run(() -> assertThat(cardOf("rama").getAccessibleText()).isEqualTo("Rama, Designer, online, 3 unread messages"));
        Fx.run(() -> assertThat(cardOf("rama").badge().countProperty().get()).isEqualTo(3));
        Fx.run(() -> office.receive("rama", "One more"));
        Fx.run(() -> assertThat(cardOf("rama").badge().countProperty().get()).isEqualTo(4));
    }

    /** Badges beat on the faces, and what lies beneath is drawn again with each beat; a picture between two pixels is blurred. */
    @Test
    void cardsKeepTheirFacesAsPicturesOnWholePixels() {
        open(40);
        Fx.run(() -> stage.setWidth(stage.getWidth() - 3));
        Fx.await(() -> stage.getScene().getWidth() == 957);
        for (double scale : new double[] {1, 1.25, 1.5, 1.75, 2}) {
            Fx.run(() -> {
                stage.setRenderScaleX(scale);
                stage.setRenderScaleY(scale);
                dashboard.grid().scrollBy(33);
                dashboard.grid().requestLayout();
                stage.getScene().getRoot().layout();
                assertThat(dashboard.grid().lookupAll(".profile-card").stream().filter(Node::isVisible).map(Card.class::cast))
                        .hasSizeGreaterThan(5)
                        .allMatch(card -> card.face().isCache())
                        .allMatch(card -> whole(scale * card.getLayoutX()) && whole(scale * card.getWidth()), "across, at " + scale)
                        .allMatch(card -> whole(scale * card.getLayoutY()) && whole(scale * card.getParent().getLayoutY()),
                                "down, at " + scale);
            });
        }
    }

    private static boolean whole(double pixels) {
        return Math.abs(pixels - Math.rint(pixels)) < 1e-6;
    }

    @Test
    void aClickOpensTheChat() {
        open(0);
        robot.clickOn(shown("rama"));
        assertThat(chats).containsExactly("rama");
    }

    @Test
    void aChannelsCardSaysWhatItIsOpensItAndHasItsMenu() {
        open(0);
        SampleChannels channels = new SampleChannels(office);
        Conversation bridge = Fx.call(() -> channels.add(ChannelKind.GROUP, "Bridge", "Planks and ropes", ChannelRole.MEMBER, "rama"));
        Fx.run(() -> channels.say(bridge, "rama", "It holds, @shyam", "shyam"));
        Fx.await(() -> dashboard.grid().card(new DashboardEntry.ChannelEntry(bridge)) != null);
        Card card = Fx.call(() -> dashboard.grid().card(new DashboardEntry.ChannelEntry(bridge)));
        Fx.run(() -> assertThat(card.getAccessibleText())
                .startsWith("Bridge, Private channel, 2 members, Planks and ropes, Last message ")
                .endsWith(", you are mentioned, 1 unread message"));
        settle(card);
        robot.clickOn(card);
        assertThat(chats).containsExactly(bridge.key());
        robot.clickOn(card, MouseButton.SECONDARY);
        Fx.await(() -> robot.lookup("Leave Bridge").tryQuery().isPresent());
        robot.clickOn("Leave Bridge");
        Fx.run(card::requestFocus);
        Keys.type(stage.getScene(), KeyCode.CONTEXT_MENU);
        Fx.await(() -> robot.lookup("Leave Bridge").tryQuery().isPresent());
        robot.clickOn("Leave Bridge");
    }

    /** Waits until a card has come to rest at its place: a click goes where it is when the click is aimed. */
    private static void settle(Card card) {
        AtomicReference<Bounds> last = new AtomicReference<>();
        AtomicInteger looks = new AtomicInteger();
        Fx.await(() -> {
            Bounds now = card.localToScene(card.getBoundsInLocal());
            looks.set(now.equals(last.getAndSet(now)) ? looks.get() + 1 : 0);
            return looks.get() >= 10;
        });
    }

    @Test
    void aPersonsCardHasTheMenuOfTheirConversationAndItsKeysWorkWithoutIt() {
        open(0);
        robot.clickOn(shown("rama"), MouseButton.SECONDARY);
        Fx.await(() -> robot.lookup("Leave Rama").tryQuery().isPresent());
        robot.clickOn("Leave Rama");
        Fx.run(() -> shown("rama").requestFocus());
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        Fx.run(() -> assertThat(markedRead).containsExactly("Rama"));
        assertThat(chats).isEmpty();
    }

    @Test
    void theKeysWalkOverTheCardsAndEnterOpensTheChat() {
        open(0);
        Fx.run(() -> dashboard.grid().focusCards());
        List<String> order = Fx.call(() -> dashboard.grid().entries().stream().map(DashboardEntry::name).toList());
        Keys.type(stage.getScene(), KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.ENTER);
        Keys.type(stage.getScene(), KeyCode.END, KeyCode.ENTER);
        Keys.type(stage.getScene(), KeyCode.HOME, KeyCode.ENTER);
        Fx.run(() -> assertThat(chats).map(username -> office.conversation(username).name())
                .containsExactly(order.get(5), order.getLast(), order.getFirst()));
    }

    @Test
    void noCardMovesUnderThePointer() {
        open(0);
        Node ahalya = shown("ahalya.mithila");
        robot.moveTo(ahalya);
        double x = Fx.call(ahalya::getLayoutX);
        Fx.run(() -> office.receive("tara.kosala", "I come before you"));
        Fx.run(() -> dashboard.grid().layout());
        assertThat(Fx.<Double>call(ahalya::getLayoutX)).isEqualTo(x);
        Fx.await(() -> ahalya.getLayoutX() != x);
        Fx.run(() -> assertThat(cardOf("tara.kosala")).isNotNull());
    }

    @Test
    void aCardKeepsItsNodeWhenItMoves() {
        open(0);
        Node ahalya = shown("ahalya.mithila");
        Fx.run(() -> office.receive("tara.kosala", "I come before you"));
        Fx.await(() -> cardOf("tara.kosala") != null);
        Fx.run(() -> assertThat(cardOf("ahalya.mithila")).isSameAs(ahalya));
    }

    @Test
    void typingANameFiltersTheCards() {
        open(0);
        Fx.focus(stage.getScene(), "#nameFilter");
        Keys.write(stage.getScene(), "lakSH");
        Fx.await(() -> cardOf("rama") == null && cardOf("lakshman") != null);
        Keys.type(stage.getScene(), KeyCode.ENTER, KeyCode.ENTER);
        assertThat(chats).containsExactly("lakshman");
        Fx.focus(stage.getScene(), "#nameFilter");
        Keys.write(stage.getScene(), "zzz");
        Fx.await(() -> robot.lookup("#message").query().isVisible());
        Fx.fire(stage.getScene(), "#showEverybody");
        Fx.await(() -> cardOf("rama") != null);
        assertThat(robot.lookup("#nameFilter").queryAs(TextField.class).getText()).isEmpty();
    }

    @Test
    void fastTypingReachesTheSameCard() {
        open(0);
        Fx.focus(stage.getScene(), "#nameFilter");
        Fx.run(() -> {
            Keys.write(stage.getScene(), "lakSH");
            Keys.type(stage.getScene(), KeyCode.ENTER, KeyCode.ENTER);
        });
        assertThat(chats).containsExactly("lakshman");
    }

    @Test
    void unreadCardsAboveAreOneClickAway() {
        open(200);
        Fx.run(() -> dashboard.grid().scrollBy(3_000));
        Fx.await(() -> robot.lookup("#waitingAbove").query().isVisible());
        Fx.fire(stage.getScene(), "#waitingAbove");
        Fx.await(() -> cardOf("rama") != null && !robot.lookup("#waitingAbove").query().isVisible());
    }

    private ContextMenu menu(Conversation conversation) {
        MenuItem read = new MenuItem("Mark as read");
        Command.MARK_READ.show(read);
        read.setOnAction(_ -> markedRead.add(conversation.name()));
        return new ContextMenu(new MenuItem("Leave " + conversation.name()), read);
    }

    private void open(int more) {
        stage = Fx.call(() -> {
            office = SampleOffice.busy();
            office.addPeople(more);
            Motion motion = new Motion();
            dashboard = new Dashboard(office.workspace(), conversation -> chats.add(conversation.key()),
                    () -> invited.incrementAndGet(),
                    this::menu,
                    Avatars.none(), new BadgeClock(motion), motion,
                    new TimeWords(Clock.systemDefaultZone()));
            Stage opened = new Stage();
            opened.setScene(new Scene(new Views(Map.of()).load(dashboard).root(), 960, 700));
            new Theme().apply(opened.getScene());
            opened.show();
            opened.getScene().getRoot().applyCss();
            opened.getScene().getRoot().layout();
            return opened;
        });
    }

    private Card cardOf(String username) {
        return dashboard.grid().card(new DashboardEntry.Colleague(office.workspace().person(username).orElseThrow()));
    }

    private Node shown(String username) {
        return Fx.call(() -> cardOf(username));
    }
}
