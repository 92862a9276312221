package dev.vireo.app.switcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.SampleStatus;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.RecordedCommands;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Zoomed;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quick switcher over a window, by keyboard and by mouse. */
final class SwitcherTest {

    private static final String LONG = "Sri Rama of Ayodhya, who carries stones to the bridge at night";

    private final List<Conversation> opened = new ArrayList<>();
    private final List<String> searched = new ArrayList<>();
    private final List<KeyCode> passedOn = new ArrayList<>();
    private final RecordedCommands commands = new RecordedCommands();
    private SampleOffice office;
    private SampleChannels channels;
    private StackPane over;
    private Switchers switchers;
    private Stage stage;

    @BeforeEach
    void show() {
        stage = Fx.call(() -> {
            office = SampleOffice.busy();
            channels = new SampleChannels(office);
            channels.add(ChannelKind.OPEN, "Bridge", "Stones and who carries them", ChannelRole.MEMBER, "rama");
            Stage made = new Stage();
            over = over(office);
            made.setScene(new Scene(over, 640, 600));
            new Theme().apply(made.getScene());
            made.getScene().setOnKeyPressed(event -> passedOn.add(event.getCode()));
            made.show();
            made.getScene().lookup("#before").requestFocus();
            switchers.open(over, "", commands);
            return made;
        });
    }

    private StackPane over(SampleOffice its) {
        switchers = new Switchers(its.workspace(), opened::add, searched::add, Avatars.none(), new BadgeClock(new Motion()));
        Button before = new Button("Before");
        before.setId("before");
        return new StackPane(before);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void enterOpensTheFirstThatFitsAndTheKeyboardIsWhereItWas() {
        Keys.write(scene(), "lkshman");
        Fx.await(() -> !entries().isEmpty());
        Keys.press(scene(), KeyCode.ENTER);

        assertThat(Fx.call(() -> opened)).singleElement().matches(each -> each.other().username().equals("lakshman"));
        assertThat(isOpen()).isFalse();
        assertThat(Fx.call(() -> scene().getFocusOwner().getId())).isEqualTo("before");
    }

    @Test
    void arrowsTabAndPagesChooseAndComeRoundOverTheSearchInMessages() {
        Keys.press(scene(), KeyCode.DOWN);
        assertThat(chosen()).isEqualTo(1);
        Keys.press(scene(), KeyCode.TAB);
        assertThat(chosen()).isEqualTo(2);
        Keys.press(scene(), KeyCode.SHIFT, KeyCode.TAB);
        Keys.type(scene(), KeyCode.UP, KeyCode.UP);
        assertThat(chosen()).isEqualTo(-1);
        assertThat(Fx.call(() -> scene().lookup("#inMessages").getPseudoClassStates().toString())).contains("chosen");
        Keys.press(scene(), KeyCode.UP);
        assertThat(chosen()).isEqualTo(Fx.call(() -> entries().size()) - 1);
        Keys.press(scene(), KeyCode.PAGE_UP);
        assertThat(chosen()).isEqualTo(Fx.call(() -> entries().size()) - 8);
        Keys.type(scene(), KeyCode.DOWN, KeyCode.PAGE_DOWN, KeyCode.DOWN, KeyCode.DOWN);
        assertThat(chosen()).isZero();
        assertThat(Fx.call(() -> query().isFocused())).isTrue();
    }

    @Test
    void theSearchInMessagesIsOneKeyFurther() {
        Keys.write(scene(), "the bridge");
        Keys.press(scene(), KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(Fx.call(() -> searched)).containsExactly("the bridge");
        assertThat(isOpen()).isFalse();

        reopen();
        Keys.write(scene(), "@lakshman");
        Keys.type(scene(), KeyCode.UP, KeyCode.ENTER);
        assertThat(Fx.call(() -> searched)).containsExactly("the bridge", "lakshman");

        reopen();
        Keys.write(scene(), "stones");
        Keys.press(scene(), KeyCode.CONTROL, KeyCode.F);
        assertThat(Fx.call(() -> searched)).containsExactly("the bridge", "lakshman", "stones");
        assertThat(Fx.call(() -> opened)).isEmpty();
    }

    @Test
    void whereNothingMatchesItIsSaidAndEnterSearchesMessages() {
        Keys.write(scene(), "zzzz");

        assertThat(Fx.call(() -> ((Label) scene().lookup("#nothingTitle")).getText())).isEqualTo("Nothing matches “zzzz”");
        assertThat(Fx.call(() -> scene().lookup("#destinations").isVisible())).isFalse();
        Keys.press(scene(), KeyCode.ENTER);
        assertThat(Fx.call(() -> searched)).containsExactly("zzzz");
    }

    @Test
    void aCommandIsCarriedOutAndMessagesAreNotOfferedAmongCommands() {
        Keys.write(scene(), ">new ch");

        assertThat(Fx.call(() -> scene().lookup("#inMessages").isVisible())).isFalse();
        Keys.press(scene(), KeyCode.ENTER);
        assertThat(Fx.call(commands::asked)).containsExactly(Command.NEW_CHANNEL);
    }

    @Test
    void escapeLeavesAndReachesNothingBehindIt() {
        Keys.write(scene(), "ra");
        Keys.press(scene(), KeyCode.ESCAPE);

        assertThat(isOpen()).isFalse();
        assertThat(passedOn).isEmpty();
        assertThat(Fx.call(() -> scene().getFocusOwner().getId())).isEqualTo("before");
    }

    @Test
    void itsOwnKeyTakesItAwayAndOtherKeysOfCommandsPassOn() {
        Keys.press(scene(), KeyCode.CONTROL, KeyCode.K);
        assertThat(isOpen()).isFalse();
        assertThat(passedOn).isEmpty();

        reopen();
        Keys.press(scene(), KeyCode.CONTROL, KeyCode.COMMA);
        assertThat(isOpen()).isFalse();
        assertThat(passedOn).containsExactly(KeyCode.COMMA);
    }

    @Test
    void aClickOpensWhatItHitsAndOneBesideItLeaves() {
        Fx.await(() -> row(0) != null);
        Fx.run(() -> click(row(0)));
        assertThat(Fx.call(() -> opened)).hasSize(1);
        assertThat(isOpen()).isFalse();

        reopen();
        Fx.run(() -> Event.fireEvent(scene().lookup("#switcher"), mouse(MouseEvent.MOUSE_PRESSED)));
        assertThat(isOpen()).isFalse();
        assertThat(Fx.call(() -> opened)).hasSize(1);
    }

    @Test
    void goingElsewhereInTheWindowTakesItAwayAndLeavesTheKeyboardThere() {
        Button elsewhere = Fx.call(() -> {
            Button made = new Button("Elsewhere");
            over.getChildren().add(made);
            made.requestFocus();
            return made;
        });

        assertThat(isOpen()).isFalse();
        assertThat(Fx.call(elsewhere::isFocused)).isTrue();
    }

    @Test
    void whatIsChosenStaysSoWhenTheListChangesByItself() {
        Keys.type(scene(), KeyCode.DOWN, KeyCode.DOWN);
        SwitcherEntry before = Fx.call(() -> entries().get(2));
        Fx.run(() -> office.add("guha", "Guha", "", "", Presence.ONLINE));
        Fx.run(() -> office.receive("guha", "I am new here"));
        Fx.run(() -> office.leaves("hanuman.kosala"));

        assertThat(Fx.call(() -> entries().get(destinations().getSelectionModel().getSelectedIndex()).same(before))).isTrue();
    }

    @Test
    void rowsAndTheFieldSayWhatIsChosenAndHowMuchWaitsThere() {
        Keys.write(scene(), "@rama");
        Fx.await(() -> row(0) instanceof Node row && row.lookup("#badge") instanceof PulseBadge);

        Fx.run(() -> {
            int unread = office.conversation("rama").unread();
            assertThat(row(0).getAccessibleText()).startsWith("Rama, ").endsWith(unread + " unread messages");
            assertThat(query().getAccessibleHelp()).isEqualTo(row(0).getAccessibleText());
            assertThat(((PulseBadge) row(0).lookup("#badge")).countProperty().get()).isEqualTo(unread);
        });
    }

    @Test
    void offlineIsSaidAndWhatIsKnownIsListed() {
        Fx.run(() -> office.connection(ConnectionState.OFFLINE));
        assertThat(Fx.call(() -> scene().lookup("#offline").isVisible())).isTrue();
        assertThat(Fx.call(() -> entries())).isNotEmpty();

        Fx.run(() -> office.connection(ConnectionState.LIVE));
        assertThat(Fx.call(() -> scene().lookup("#offline").isVisible())).isFalse();
    }

    @Test
    void everyStateCanBeDrawnInBothThemes() {
        Pictures.both("switcher", 900, 640, () -> drawn(full(), ""));
        Pictures.both("switcher-names", 900, 640, () -> drawn(full(), "ra"));
        Pictures.both("switcher-narrow", 340, 420, () -> drawn(full(), "ra"));
        Pictures.both("switcher-commands", 900, 640, () -> drawn(full(), ">"));
        Pictures.both("switcher-nothing", 440, 480,
                () -> drawn(full(), "a rather long word that nobody is called by, and no channel either"));
        Pictures.both("switcher-offline", 440, 480, () -> {
            SampleOffice away = SampleOffice.loading();
            away.connection(ConnectionState.OFFLINE);
            return drawn(away, "");
        });
    }

    private static SampleOffice full() {
        SampleOffice office = SampleOffice.busy();
        SampleChannels channels = new SampleChannels(office);
        office.add("long", LONG, "Somebody with a title that goes on for rather a while", "Bridges and other stones", Presence.AWAY);
        office.add("devanagari", "\u0930\u093e\u092e \u0905\u092f\u094b\u0927\u094d\u092f\u093e", "", "Ram", Presence.ONLINE);
        office.add("arabic", "\u0631\u0627\u0645\u0627", "Translator (ra)", "", Presence.DO_NOT_DISTURB);
        Conversation group = channels.add(ChannelKind.GROUP, "Ramparts", "", ChannelRole.MEMBER, "rama", "sita");
        channels.say(group, "rama", "Hello");
        SampleStatus.hear(office, office.workspace().person("long").orElseThrow(), "\ud83c\udfaf", "Focusing", null);
        SampleStatus.hear(office, office.workspace().person("rama").orElseThrow(), "\ud83c\udf5c", "", null);
        channels.archive(channels.add(ChannelKind.OPEN, "Rain", "", ChannelRole.OWNER, "rama"), true);
        return office;
    }

    private Parent drawn(SampleOffice its, String typed) {
        StackPane window = over(its);
        commands.offerOnly(Set.of(Command.values()));
        Scene scene = new Scene(window);
        new Theme().apply(scene);
        switchers.open(window, "", commands);
        ((TextField) window.lookup("#switcherQuery")).setText(typed);
        Zoomed.show(scene, new StackPane());
        return window;
    }

    private void reopen() {
        Fx.run(() -> switchers.open(over, "", commands));
    }

    private Scene scene() {
        return stage.getScene();
    }

    private boolean isOpen() {
        return Fx.call(() -> scene().lookup("#switcher") != null);
    }

    private TextField query() {
        return (TextField) scene().lookup("#switcherQuery");
    }

    @SuppressWarnings("unchecked")
    private ListView<SwitcherEntry> destinations() {
        return (ListView<SwitcherEntry>) scene().lookup("#destinations");
    }

    private List<SwitcherEntry> entries() {
        return destinations().getItems();
    }

    private int chosen() {
        return Fx.call(() -> destinations().getSelectionModel().getSelectedIndex());
    }

    private SwitcherRow row(int index) {
        return destinations().lookupAll(".list-cell").stream().map(SwitcherRow.class::cast)
                .filter(row -> row.getIndex() == index && row.getItem() != null).findFirst().orElse(null);
    }

    private static void click(Node node) {
        Event.fireEvent(node, mouse(MouseEvent.MOUSE_PRESSED));
        Event.fireEvent(node, mouse(MouseEvent.MOUSE_CLICKED));
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type) {
        return new MouseEvent(type, 5, 5, 5, 5, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, true,
                null);
    }
}
