package dev.vireo.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.actions.MarkRead;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

final class ConversationListTest {

    private static final String EIGHTY = "Everything that has to do with the bridge to the island, its planks, and those who carry them";

    private final RecordedNavigation navigation = new RecordedNavigation();
    private final RememberedFolds folds = new RememberedFolds();
    private final FxRobot robot = new FxRobot();
    private Stage stage;

    private Parent screen(SampleOffice office) {
        return new Views(Map.of()).load(new ConversationList(office.workspace(), navigation, folds,
                Avatars.none(), new BadgeClock(new Motion()), new TimeWords(Clock.systemDefaultZone()))).root();
    }

    private void show(SampleOffice office) {
        stage = Fx.call(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(screen(office), 600, 700));
            made.show();
            return made;
        });
    }

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(stage::close);
        }
    }

    @Test
    void unreadConversationsComeFirstThenTheNewest() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);
        Fx.run(() -> {
            assertThat(conversations()).extracting(conversation -> conversation.unread() == 0).isSorted();
            assertThat(conversations().stream().filter(conversation -> conversation.unread() == 0).toList())
                    .isSortedAccordingTo((one, other) -> other.lastMessageProperty().get().time()
                            .compareTo(one.lastMessageProperty().get().time()));
        });
        Conversation last = Fx.call(() -> conversations().getLast());

        Fx.run(() -> office.receive(last.other().username(), "Here I am"));

        Fx.await(() -> conversations().getFirst() == last);
    }

    @Test
    void aConversationThatIsOpenedStaysWhereItStoodUntilItIsLeft() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);
        Conversation first = Fx.call(() -> conversations().getFirst());

        Fx.run(() -> {
            navigation.shownProperty().set(first);
            office.chats().markRead(first, MarkRead.upTo(first).orElseThrow());
        });
        Fx.await(() -> first.unread() == 0);
        assertThat(Fx.call(() -> conversations().getFirst())).isSameAs(first);

        Fx.run(() -> navigation.shownProperty().set(null));
        Fx.await(() -> conversations().getFirst() != first);
    }

    @Test
    void theLastMessageShowsFormattedAndShortened() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);

        Fx.run(() -> office.receive("rama", "**Look, " + "word ".repeat(60) + "end** of 2*3*4"));
        Fx.await(() -> snippets().stream().anyMatch(words -> words.startsWith("Look, word ") && words.endsWith("…")));
        Fx.run(() -> office.receive("rama", "See https://example.com/_a_ and 2*3*4"));
        Fx.await(() -> snippets().contains("See https://example.com/_a_ and 2*3*4"));
    }

    private List<String> snippets() {
        return stage.getScene().getRoot().lookupAll(".snippet").stream().filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText()).toList();
    }

    @Test
    void channelsAndArchivedOnesHaveSectionsOfTheirOwn() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        SampleChannels channels = new SampleChannels(office);
        Conversation old = Fx.call(() -> channels.add(ChannelKind.OPEN, "Last year", "", ChannelRole.OWNER, "rama"));
        Conversation bridge = Fx.call(() -> channels.add(ChannelKind.GROUP, "Bridge", "", ChannelRole.MEMBER, "rama", "sita"));
        show(office);
        Fx.run(() -> channels.archive(old, true));

        Fx.run(() -> assertThat(lines()).startsWith("CHANNELS", "Bridge", "DIRECT").endsWith("ARCHIVED"));
        press("ARCHIVED", KeyCode.RIGHT);
        Fx.run(() -> assertThat(lines()).endsWith("ARCHIVED", "Last year"));
        assertThat(folds.folded("archived")).isFalse();
        press("CHANNELS", KeyCode.LEFT);
        Fx.run(() -> assertThat(lines()).startsWith("CHANNELS", "DIRECT"));
        Fx.run(() -> channels.say(bridge, "rama", "It holds"));
        Fx.await(() -> stage.getScene().getRoot().lookupAll("#foldedBadge").stream()
                .anyMatch(node -> node.isVisible() && node instanceof PulseBadge badge && badge.countProperty().get() == 1));
    }

    @Test
    void aChannelSaysWhoWroteAndHowOftenIAmMentioned() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        SampleChannels channels = new SampleChannels(office);
        Conversation bridge = Fx.call(() -> channels.add(ChannelKind.GROUP, "Bridge", "", ChannelRole.MEMBER, "rama", "sita"));
        show(office);
        Fx.run(() -> channels.say(bridge, "sita", "Does it hold, @shyam?", "shyam"));
        Fx.run(() -> channels.say(bridge, "rama", "It **holds**"));

        Fx.await(() -> cell("Bridge").getAccessibleText().equals(
                "Bridge, Private channel, Rama: It holds, " + time(bridge) + ", 2 unread messages, you are mentioned"));
        Fx.run(() -> assertThat(((Label) cell("Bridge").lookup("#mentioned")).getText()).isEqualTo("1"));
        Fx.run(() -> channels.mute(bridge, Instant.now().plusSeconds(3600)));
        Fx.await(() -> cell("Bridge").lookup("#muted").isVisible() && cell("Bridge").getAccessibleText().endsWith("Muted"));
    }

    @Test
    void arrowsWalkOverTheSectionsEnterFoldsAndTheMenuKeyShowsTheMenu() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        SampleChannels channels = new SampleChannels(office);
        Fx.run(() -> channels.add(ChannelKind.OPEN, "General", "", ChannelRole.MEMBER, "rama"));
        show(office);
        int windows = robot.listWindows().size();
        press("CHANNELS", KeyCode.DOWN);
        Keys.type(stage.getScene(), KeyCode.ENTER);
        assertThat(navigation.taken()).containsExactly("open General");
        Keys.type(stage.getScene(), KeyCode.CONTEXT_MENU);
        assertThat(navigation.taken()).containsExactly("open General", "menu General");
        Keys.type(stage.getScene(), KeyCode.ESCAPE);
        Fx.await(() -> robot.listWindows().size() == windows);
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(navigation.taken()).endsWith("menu General", "menu General", "read General");
        press("CHANNELS", KeyCode.ENTER);
        Fx.run(() -> assertThat(lines()).startsWith("CHANNELS", "DIRECT"));
        press("CHANNELS", KeyCode.INSERT);
        Fx.await(() -> robot.listWindows().size() > windows);
        Keys.type(stage.getScene(), KeyCode.ESCAPE);
    }

    @Test
    void theButtonOfASectionAddsToItAndFoldsNothing() {
        show(Fx.call(SampleOffice::busy));
        int windows = robot.listWindows().size();
        robot.clickOn("#add-channels");
        Fx.await(() -> robot.listWindows().size() > windows);
        Fx.run(() -> assertThat(lines()).startsWith("CHANNELS", "nothing", "DIRECT"));
        robot.clickOn("New channel");
        Fx.fire(stage.getScene(), "#add-direct");
        assertThat(navigation.taken()).containsExactly("new", "choose");
    }

    @Test
    void aGuestWithoutChannelsSeesNothingOfThem() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);
        Fx.run(() -> assertThat(lines()).startsWith("CHANNELS", "nothing", "DIRECT"));
        Fx.run(() -> office.myRole(OfficeRole.GUEST));
        Fx.await(() -> lines().getFirst().equals("DIRECT"));
    }

    @Test
    void theBadgeStandsBehindTheNameAndCounts() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);
        Fx.run(() -> office.receive("rama", "One more"));
        int unread = Fx.call(() -> office.workspace().conversationWith("rama").unread());

        Fx.await(() -> badge("rama").countProperty().get() == unread);
        Fx.await(() -> {
            Node name = badge("rama").getParent().getChildrenUnmodifiable().getFirst();
            return name.getLayoutBounds().getWidth() > 0
                    && badge("rama").getLayoutX() > name.getBoundsInParent().getMaxX();
        });
    }

    @Test
    void aClickOrEnterOpensTheConversation() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);
        robot.clickOn(badge("rama").getParent());
        Fx.await(() -> navigation.taken().equals(List.of("open Rama")));
        Keys.type(stage.getScene(), KeyCode.ENTER);
        Fx.await(() -> navigation.taken().equals(List.of("open Rama", "open Rama")));
    }

    @Test
    void anEmptyListLeadsToSomebodyToWriteTo() {
        show(Fx.call(SampleOffice::empty));
        Fx.fire(stage.getScene(), "#choose");
        Fx.await(() -> navigation.taken().equals(List.of("choose")));
        Fx.fire(stage.getScene(), "#browse");
        Fx.await(() -> navigation.taken().equals(List.of("choose", "browse")));
    }

    @Test
    void pictures() {
        Pictures.both("messages", 720, 900, () -> screen(channels(SampleOffice.busy())));
        Pictures.both("messages-narrow", 420, 640, () -> screen(channels(SampleOffice.busy())));
        Pictures.both("messages-folded", 560, 640, () -> {
            folds.fold("channels", true);
            folds.fold("archived", false);
            return screen(channels(SampleOffice.busy()));
        });
        folds.fold("channels", false);
        Pictures.both("messages-no-channels", 560, 480, () -> screen(SampleOffice.busy()));
        Pictures.both("messages-empty", 720, 480, () -> screen(SampleOffice.empty()));
        Pictures.both("messages-unreachable", 720, 480, () -> {
            SampleOffice office = SampleOffice.loading();
            office.connection(ConnectionState.OFFLINE);
            return screen(office);
        });
    }

    private static SampleOffice channels(SampleOffice office) {
        SampleChannels channels = new SampleChannels(office);
        office.add("long", "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma", "", "", Presence.AWAY);
        Conversation general = channels.add(ChannelKind.OPEN, "General", "What concerns all of us", ChannelRole.MEMBER, "rama", "sita");
        Conversation planks = channels.add(ChannelKind.GROUP, EIGHTY, "", ChannelRole.OWNER, "long");
        Conversation sea = channels.add(ChannelKind.OPEN, "समुद्र और पुल", "", ChannelRole.MEMBER, "rama");
        Conversation arabic = channels.add(ChannelKind.GROUP, "الجسر إلى الجزيرة", "", ChannelRole.MEMBER, "rama");
        channels.add(ChannelKind.OPEN, "桥梁工程", "", ChannelRole.MEMBER, "rama");
        Conversation old = channels.add(ChannelKind.OPEN, "Last year", "", ChannelRole.OWNER, "rama");
        channels.say(general, "rama", "Good morning, everybody");
        for (int i = 0; i < 120; i++) {
            channels.say(planks, "long", "Plank " + i + ", @shyam", "shyam");
        }
        channels.say(sea, "sita", "लहरें शांत हैं");
        channels.say(arabic, "rama", "الجسر متين");
        channels.mute(arabic, Instant.now().plusSeconds(7200));
        channels.say(old, "rama", "That was that");
        channels.archive(old, true);
        return office;
    }

    private List<Conversation> conversations() {
        return list().getItems().stream()
                .flatMap(entry -> entry instanceof ListEntry.ConversationEntry(Conversation is) ? Stream.of(is) : Stream.empty())
                .toList();
    }

    /** Each line by the name of what it shows. */
    private List<String> lines() {
        return list().getItems().stream().map(entry -> switch (entry) {
            case ListEntry.ConversationEntry(Conversation conversation) -> conversation.name();
            case ListEntry.SectionHeading heading -> heading.section().name();
            case ListEntry.EmptySection _ -> "nothing";
        }).toList();
    }

    /** Selects the line and presses the key. */
    private void press(String line, KeyCode key) {
        Fx.run(() -> {
            list().requestFocus();
            list().getSelectionModel().clearAndSelect(lines().indexOf(line));
            list().scrollTo(lines().indexOf(line));
            list().layout();
            // At once: the list may be sorted anew in between, and forget what is selected.
            Keys.type(stage.getScene(), key);
        });
    }

    private static String time(Conversation conversation) {
        return new TimeWords(Clock.systemDefaultZone()).moment(conversation.lastMessageProperty().get().time());
    }

    private EntryCell cell(String name) {
        return list().lookupAll(".list-cell").stream()
                .map(EntryCell.class::cast)
                .filter(cell -> cell.getItem() instanceof ListEntry.ConversationEntry(Conversation conversation)
                        && conversation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private ListView<ListEntry> list() {
        return (ListView<ListEntry>) stage.getScene().lookup("#conversations");
    }

    private PulseBadge badge(String username) {
        return Fx.call(() -> (PulseBadge) list().lookupAll(".list-cell").stream()
                .map(EntryCell.class::cast)
                .filter(cell -> cell.getItem() instanceof ListEntry.ConversationEntry(Conversation conversation) && conversation.isDirect()
                        && conversation.other().username().equals(username))
                .map(cell -> cell.lookup("#badge"))
                .findFirst()
                .orElseThrow());
    }
}
