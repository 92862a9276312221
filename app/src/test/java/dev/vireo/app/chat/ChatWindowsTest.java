package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.WindowPositions.WindowBounds;
import dev.vireo.app.chat.list.Row;
import dev.vireo.app.chat.list.RowList;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.UnreadOrder;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.Focus;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.RecordedCommands;
import dev.vireo.app.ui.RecordedSwitcher;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.text.EmojiHabits;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.LinkEvent;
import dev.vireo.app.ui.text.MentionNames;
import dev.vireo.protocol.text.Link;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChatWindowsTest implements WindowPositions {

    private final Map<String, WindowBounds> kept = new HashMap<>();
    private final List<Person> profiles = new ArrayList<>();
    private final RecordedCommands elsewhere = new RecordedCommands();
    private final RecordedSwitcher switcher = new RecordedSwitcher();
    private final List<String> found = new ArrayList<>();
    private SampleOffice office;
    private final BooleanProperty attended = new SimpleBooleanProperty(true);
    private Chats windows;

    @BeforeEach
    void start() {
        Fx.run(() -> {
            office = SampleOffice.busy();
            windows = new Chats(office.workspace(), office,
                    new ChatServices(new Views(Map.of()), new Theme(), Avatars.none(), new BadgeClock(new Motion()),
                            EmojiHabits.forgotten(), List.of(), Window.files(new Theme()), Clock.systemDefaultZone(), new SampleSearch(),
                            attended),
                    new ChatNavigation(profiles::add, _ -> {}, _ -> new ContextMenu(new MenuItem("Mute")), _ -> {}, elsewhere,
                            switcher, (where, words) -> found.add(where.key() + " " + words)),
                    this, OpenChoices.ownWindows(), () -> {});
        });
    }

    @AfterEach
    void closeAll() {
        Fx.run(windows::closeAll);
    }

    @Override
    public Optional<WindowBounds> of(String username) {
        return Optional.ofNullable(kept.get(username));
    }

    @Override
    public void keep(String username, WindowBounds place) {
        kept.put(username, place);
    }

    private Stage open(String username) {
        return Fx.call(() -> {
            windows.open(conversation(username));
            return stages().getLast();
        });
    }

    private Conversation conversation(String username) {
        return office.conversation(username);
    }

    /** The chat windows, in the order in which they were opened. */
    private static List<Stage> stages() {
        return javafx.stage.Window.getWindows().stream().filter(window -> window instanceof Stage)
                .map(Stage.class::cast).filter(stage -> stage.getScene().lookup("#composer") != null).toList();
    }

    @Test
    void thereIsOneWindowPerConversation() {
        open("rama");
        open("sita");
        open("rama");

        assertThat(Fx.call(() -> stages().size())).isEqualTo(2);
    }

    @Test
    void openingAgainBringsAMinimisedWindowBack() {
        Stage rama = open("rama");
        Fx.run(() -> rama.setIconified(true));

        open("rama");

        assertThat(Fx.call(rama::isIconified)).isFalse();
    }

    @Test
    void aNewWindowDoesNotHideTheOthers() {
        Stage rama = open("rama");
        Stage sita = open("sita");
        Stage lakshman = open("lakshman");

        assertThat(Fx.call(() -> List.of(rama.getX(), sita.getX(), lakshman.getX()))).doesNotHaveDuplicates();
        assertThat(Fx.call(() -> List.of(rama.getY(), sita.getY(), lakshman.getY()))).doesNotHaveDuplicates();
    }

    @Test
    void eachWindowRemembersItsPlace() {
        Stage rama = open("rama");
        Fx.run(() -> {
            rama.setX(120);
            rama.setY(80);
            rama.setWidth(500);
            rama.setHeight(600);
        });
        Fx.run(rama::close);

        Stage again = open("rama");

        assertThat(kept).containsEntry("rama", new WindowBounds(120, 80, 500, 600));
        assertThat(Fx.call(() -> new WindowBounds(again.getX(), again.getY(), again.getWidth(), again.getHeight())))
                .isEqualTo(new WindowBounds(120, 80, 500, 600));
    }

    @Test
    void aPlaceOnAScreenThatIsGoneIsForgotten() {
        kept.put("rama", new WindowBounds(5_000, 5_000, 440, 640));

        Stage rama = open("rama");

        assertThat(Fx.call(rama::getX)).isLessThan(1_000);
    }

    @Test
    void aRememberedWindowIsNeverLargerThanTheScreen() {
        kept.put("rama", new WindowBounds(40, 40, 5_000, 5_000));

        Stage rama = open("rama");

        assertThat(Fx.call(rama::getWidth)).isLessThanOrEqualTo(1_000);
        assertThat(Fx.call(rama::getHeight)).isLessThanOrEqualTo(1_000);
    }

    @Test
    void windowsThatRememberTheSamePlaceDoNotHideEachOther() {
        for (String each : List.of("rama", "sita", "lakshman")) {
            kept.put(each, new WindowBounds(200, 100, 440, 640));
        }

        List<Stage> all = List.of(open("rama"), open("sita"), open("lakshman"));

        assertThat(Fx.call(() -> all.stream().map(Stage::getX).toList())).doesNotHaveDuplicates();
        assertThat(Fx.call(() -> all.stream().map(Stage::getY).toList())).doesNotHaveDuplicates();
        assertThat(Fx.call(() -> all.stream().allMatch(each -> each.getX() + each.getWidth() <= 1_000))).isTrue();
    }

    @Test
    void aMaximisedWindowRemembersTheSizeThatItGoesBackTo() {
        kept.put("rama", new WindowBounds(120, 80, 500, 600));
        Stage rama = open("rama");

        Fx.run(() -> rama.setMaximized(true));
        Fx.await(() -> rama.getWidth() > 900);
        Fx.run(rama::close);

        assertThat(kept).containsEntry("rama", new WindowBounds(120, 80, 500, 600));
    }

    @Test
    void escapeClosesTheWindow() {
        Stage rama = open("rama");

        Keys.press(rama.getScene(), KeyCode.ESCAPE);

        Fx.await(() -> stages().isEmpty());
    }

    @Test
    void escapeClosesTheEmojiPickerAndTheMenuFirst() {
        Stage rama = open("rama");
        Fx.run(() -> ((Button) rama.getScene().lookup("#emoji")).fire());
        Fx.await(() -> popups().size() == 1);
        Keys.press(rama.getScene(), KeyCode.ESCAPE);
        assertThat(popups()).isEmpty();
        assertThat(stages()).hasSize(1);

        Fx.run(() -> ((Button) rama.getScene().lookup("#more")).fire());
        Fx.await(() -> popups().size() == 1);
        // A menu hears keys once it has been drawn.
        Fx.pulse();
        Keys.press(rama.getScene(), KeyCode.ESCAPE);
        assertThat(popups()).isEmpty();
        assertThat(stages()).hasSize(1);

        Keys.press(rama.getScene(), KeyCode.ESCAPE);
        Fx.await(() -> stages().isEmpty());
    }

    @Test
    void escapeGivesUpAnEditBeforeItClosesTheWindowWhereverTheFocusIs() {
        Stage rama = open("rama");
        Fx.run(() -> office.chats().send(conversation("rama"), "Is this thing on?"));
        Keys.press(rama.getScene(), KeyCode.UP);
        Fx.run(() -> rama.getScene().lookup("#messages").requestFocus());
        boolean editing = Fx.call(() -> rama.getScene().lookup("#editing") != null);

        Keys.press(rama.getScene(), KeyCode.ESCAPE);

        assertThat(editing).isTrue();
        assertThat(Fx.call(() -> rama.getScene().lookup("#editing"))).isNull();
        assertThat(stages()).hasSize(1);
    }

    @Test
    void theShortcutsOfTheMainWindowWorkInChatsToo() {
        Stage rama = open("rama");
        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.K);
        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.DIGIT1);
        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.DIGIT2);
        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.Q);
        assertThat(Fx.call(switcher::openedIn)).containsExactly("rama");
        assertThat(elsewhere.asked()).containsExactly(Command.DASHBOARD, Command.MESSAGES, Command.QUIT);

        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.F);
        Keys.write(rama.getScene(), "bridge");
        Fx.fire(rama.getScene(), "#hitList");
        assertThat(Fx.call(() -> List.copyOf(found))).containsExactly("rama bridge");
        Keys.press(rama.getScene(), KeyCode.ESCAPE);
        assertThat(Fx.call(() -> rama.getScene().lookup("#chatSearch").isVisible())).isFalse();
        assertThat(stages()).hasSize(1);

        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        assertThat(elsewhere.asked()).endsWith(Command.FIND);

        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.W);
        Fx.await(() -> stages().isEmpty());
    }

    @Test
    void altShiftAndAnArrowLeadToTheNextConversationThatWaitsAndBack() {
        Fx.run(() -> office.receive("sita", "The newest that waits"));
        Stage rama = open("rama");
        String next = Fx.call(() -> UnreadOrder.after(office.workspace(), conversation("rama")).orElseThrow().key());
        Keys.press(rama.getScene(), KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(Fx.call(windows::windowKeys)).containsExactly("rama", next);

        String before = Fx.call(() -> UnreadOrder.before(office.workspace(), conversation("rama")).orElseThrow().key());
        Keys.press(rama.getScene(), KeyCode.ALT, KeyCode.SHIFT, KeyCode.UP);
        assertThat(Fx.call(windows::windowKeys)).contains(before);
    }

    @Test
    void aConversationIsMarkedReadByItsKeyAndJumpsToItsLatest() {
        Stage rama = open("hanuman.kosala");
        Focus.lose(rama);
        Fx.run(() -> office.receive("hanuman.kosala", "Not looked at"));
        assertThat(Fx.call(() -> conversation("hanuman.kosala").unread())).isPositive();
        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(Fx.call(() -> conversation("hanuman.kosala").unread())).isZero();

        Fx.run(() -> rama.getScene().lookup("#messages").requestFocus());
        Keys.press(rama.getScene(), KeyCode.CONTROL, KeyCode.J);
        assertThat(Fx.call(() -> rama.getScene().getFocusOwner().getId())).isEqualTo("composer");
    }

    @Test
    void f6LeadsThroughThePartsOfAChat() {
        Stage rama = open("rama");
        List<String> focused = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Keys.press(rama.getScene(), KeyCode.F6);
            focused.add(Fx.call(() -> part(rama.getScene().getFocusOwner())));
        }
        assertThat(focused).containsExactly("header", "messages", "writing");

        Keys.press(rama.getScene(), KeyCode.SHIFT, KeyCode.F6);
        assertThat(Fx.call(() -> part(rama.getScene().getFocusOwner()))).isEqualTo("messages");
    }

    private static String part(Node focused) {
        for (Node each = focused; each != null; each = each.getParent()) {
            if ("messages".equals(each.getId())) {
                return "messages";
            }
            if (each.getStyleClass().contains("writing") || each.getStyleClass().contains("header")) {
                return each.getStyleClass().getLast();
            }
        }
        return "nowhere";
    }

    private static List<javafx.stage.Window> popups() {
        return Fx.call(() -> javafx.stage.Window.getWindows().stream()
                .filter(window -> window instanceof PopupWindow && !(window instanceof Tooltip) && window.isShowing()).toList());
    }

    @Test
    void whileNobodyIsAtTheComputerNothingIsReadInAFocusedWindow() {
        Stage rama = open("rama");
        Fx.await(() -> conversation("rama").unread() == 0);
        Fx.run(() -> attended.set(false));

        Fx.run(() -> office.receive("rama", "Are you there?"));
        Fx.pulse();
        Fx.pulse();
        assertThat(Fx.call(() -> conversation("rama").unread())).isEqualTo(1);
        assertThat(Fx.call(() -> rama.isFocused() && !windows.lookedAt(conversation("rama")))).isTrue();

        Fx.run(() -> attended.set(true));
        Fx.await(() -> conversation("rama").unread() == 0);
    }

    @Test
    void itsTitleShowsTheSameNumberAsTheBadge() {
        Stage rama = open("rama");
        Fx.await(() -> conversation("rama").unread() == 0);
        Focus.lose(rama);
        assertThat(Fx.call(rama::getTitle)).isEqualTo("Rama");

        Fx.run(() -> office.receive("rama", "Are you there?"));

        assertThat(Fx.call(rama::getTitle)).isEqualTo("(1) Rama");
    }

    @Test
    void onlyTheWindowInFrontIsLookedAt() {
        Stage rama = open("rama");
        assertThat(Fx.call(() -> windows.lookedAt(conversation("rama")))).isTrue();

        Focus.lose(rama);

        assertThat(Fx.call(() -> windows.lookedAt(conversation("rama")))).isFalse();
        assertThat(Fx.call(() -> windows.lookedAt(conversation("sita")))).isFalse();
    }

    @Test
    void aLinkToAMessageLeadsThereInItsOwnWindow() {
        Stage rama = open("rama");
        String id = Fx.call(() -> conversation("sita").messages().get(2).id());

        Fx.run(() -> new FormattedText(MentionNames.none(),
                link -> Event.fireEvent(rama.getScene().lookup("#messages"), new LinkEvent(link)))
                .follow(linkTo(id)));

        Fx.await(() -> stages().size() == 2);
        RowList list = (RowList) Fx.call(() -> stages().getLast().getScene().lookup("#messages"));
        Fx.await(() -> list.selectedCell() != null && list.selectedCell().row() instanceof Row.MessageRow said
                && said.message().id().equals(id));
    }

    private static Link linkTo(String id) {
        FormattedText text = new FormattedText(MentionNames.none(), _ -> {});
        text.show("[there](vireo:message/" + id + ")");
        return text.links().getFirst();
    }

    @Test
    void theProfileIsOneClickAway() {
        Scene rama = open("rama").getScene();

        Fx.run(() -> ((Button) rama.lookup("#profile")).fire());

        assertThat(profiles).extracting(Person::username).containsExactly("rama");
    }
}
