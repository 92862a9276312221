package dev.vireo.app.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PeopleSearchTest {

    private final List<Conversation> opened = new ArrayList<>();
    private SampleOffice office;
    private Stage stage;
    private PeopleSearch people;

    @BeforeEach
    void show() {
        show(Theme.Choice.LIGHT);
    }

    private void show(Theme.Choice choice) {
        stage = Fx.call(() -> {
            office = SampleOffice.busy();
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            people = new PeopleSearch(office.workspace(), opened::add, Avatars.none(), new BadgeClock(new Motion()), theme);
            StackPane place = new StackPane(new Views(Map.of()).load(people).root());
            StackPane.setAlignment(place.getChildren().getFirst(), Pos.TOP_CENTER);
            Stage made = new Stage();
            made.setScene(new Scene(place, 600, 560));
            theme.apply(made.getScene());
            made.show();
            made.requestFocus();
            made.getScene().lookup("#search").requestFocus();
            return made;
        });
        // A field hears keys once it has been drawn.
        Fx.pulse();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void peopleAreFoundByNameTitleAndDepartmentWhateverTheirAccentsAndCase() {
        Fx.run(() -> {
            PeopleSearchModel model = new PeopleSearchModel(office.workspace());
            model.queryProperty().set("RÁM");
            assertThat(usernames(model)).first().isEqualTo("rama");
            model.queryProperty().set("lakshman engineer");
            assertThat(usernames(model)).containsExactly("lakshman");
            model.queryProperty().set("   ");
            assertThat(model.results()).isEmpty();
            model.queryProperty().set("zzz");
            assertThat(model.results()).isEmpty();
        });
    }

    @Test
    void whoeverLeavesIsFoundNoMoreAlsoWithoutTypingAgain() {
        Fx.run(() -> {
            PeopleSearchModel model = new PeopleSearchModel(office.workspace());
            model.queryProperty().set("lakshman engineer");
            office.leaves("lakshman");
            assertThat(model.results()).isEmpty();
        });
    }

    @Test
    void namesThatBeginWithTheQueryComeFirst() {
        Fx.run(() -> {
            PeopleSearchModel model = new PeopleSearchModel(office.workspace());
            model.queryProperty().set("s");
            assertThat(model.results()).isSortedAccordingTo((one, other) -> Integer.compare(one.match().rank(), other.match().rank()));
            assertThat(model.results().getFirst().name().toLowerCase(Locale.ROOT)).startsWith("s");
        });
    }

    @Test
    void enterOpensTheChatOfTheFirstAndArrowsChooseAnother() {
        Fx.focus(stage.getScene(), "#search");
        Keys.write(stage.getScene(), "rama");
        Keys.type(stage.getScene(), KeyCode.ENTER);
        Fx.await(() -> opened.size() == 1 && opened.getFirst().other().username().equals("rama"));
        Fx.await(() -> field().getText().isEmpty() && popup() == null);

        Fx.focus(stage.getScene(), "#search");
        Keys.write(stage.getScene(), "a");
        Fx.await(() -> popup() != null && results().getItems().size() > 2);
        Keys.type(stage.getScene(), KeyCode.DOWN, KeyCode.DOWN, KeyCode.UP);
        SearchHit second = Fx.call(() -> results().getItems().get(1));
        Keys.type(stage.getScene(), KeyCode.ENTER);
        Fx.await(() -> opened.size() == 2 && second instanceof SearchHit.PersonHit(var person, _) && opened.getLast().other() == person);
    }

    @Test
    void channelsAreFoundByNameAndWhatTheyAreAbout() {
        Fx.run(() -> {
            Conversation channel = channel();
            PeopleSearchModel model = new PeopleSearchModel(office.workspace());
            model.queryProperty().set(channel.name().toUpperCase(Locale.ROOT));
            assertThat(model.results().getFirst()).isInstanceOfSatisfying(SearchHit.ChannelHit.class,
                    found -> assertThat(found.conversation()).isSameAs(channel));
            model.queryProperty().set("stones");
            assertThat(model.results()).singleElement().isInstanceOf(SearchHit.ChannelHit.class);
            model.queryProperty().set("#br");
            assertThat(model.results()).isNotEmpty().allMatch(found -> found instanceof SearchHit.ChannelHit);
            model.queryProperty().set("@" + channel.name());
            assertThat(model.results()).noneMatch(found -> found instanceof SearchHit.ChannelHit);
        });
    }

    @Test
    void enterOpensAChannelThatWasFound() {
        Conversation channel = Fx.call(this::channel);
        Fx.focus(stage.getScene(), "#search");
        Keys.write(stage.getScene(), "#" + Fx.call(channel::name));
        Fx.await(() -> popup() != null && !results().getItems().isEmpty());
        Keys.type(stage.getScene(), KeyCode.ENTER);
        Fx.await(() -> opened.equals(List.of(channel)) && popup() == null);
    }

    private Conversation channel() {
        return new SampleChannels(office).add(ChannelKind.OPEN, "Bridge", "Stones and who carries them", ChannelRole.MEMBER, "rama");
    }

    private static List<String> usernames(PeopleSearchModel model) {
        return model.results().stream().filter(found -> found instanceof SearchHit.PersonHit)
                .map(found -> ((SearchHit.PersonHit) found).person().username()).toList();
    }

    @Test
    void escapeClearsAndClosesAndNobodyFoundIsSaid() {
        Fx.focus(stage.getScene(), "#search");
        Keys.write(stage.getScene(), "nobody at all");
        Fx.await(() -> popup() != null && popup().getScene().lookup(".nobody").isVisible());
        Keys.type(stage.getScene(), KeyCode.ESCAPE);
        Fx.await(() -> popup() == null && field().getText().isEmpty());
    }

    @Test
    void searchingMessagesIsTheLastChoiceAndTheOnlyOneWhereNobodyMatches() {
        List<String> wanted = new ArrayList<>();
        Fx.run(() -> people.onMessages(wanted::add));
        Fx.focus(stage.getScene(), "#search");
        Keys.write(stage.getScene(), "lakshman");
        Fx.await(() -> popup() != null && results().getItems().size() == 1);
        Keys.type(stage.getScene(), KeyCode.DOWN, KeyCode.ENTER);
        Fx.await(() -> wanted.equals(List.of("lakshman")) && popup() == null && opened.isEmpty());
        Keys.write(stage.getScene(), "the bridge");
        Fx.await(() -> popup() != null);
        Keys.type(stage.getScene(), KeyCode.ENTER);
        Fx.await(() -> wanted.equals(List.of("lakshman", "the bridge")));
    }

    @Test
    void theBadgeStandsAtTheTopRightAndWhatFitsIsMarked() {
        Fx.focus(stage.getScene(), "#search");
        Keys.write(stage.getScene(), "ram");
        Fx.await(() -> popup() != null && results().lookup("#badge") != null);
        Fx.await(() -> ((PulseBadge) results().lookup("#badge")).countProperty().get() == office.workspace().conversationWith("rama")
                .unread());
        Fx.run(() -> {
            PulseBadge badge = (PulseBadge) results().lookup("#badge");
            StackPane row = (StackPane) badge.getParent();
            assertThat(badge.getBoundsInParent().getCenterY()).isLessThan(row.getHeight() / 2);
            assertThat(badge.getBoundsInParent().getCenterX()).isGreaterThan(row.getWidth() * 0.8);
            assertThat(((Text) results().lookup(".match")).getText()).isEqualTo("Ram");
        });
    }

    @Test
    void pictures() {
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            close();
            show(choice);
            Fx.focus(stage.getScene(), "#search");
            Keys.write(stage.getScene(), "a");
            Fx.await(() -> popup() != null && results().lookup("#badge") != null);
            Fx.run(() -> popup().getScene().getRoot().layout());
            Pictures.save(popup().getScene().getRoot(), "search-" + choice.name().toLowerCase(Locale.ROOT), 1);
        }
    }

    @Test
    void aLongWordThatNobodyMatchesIsReadWhollyRightBelowTheField() {
        Keys.write(stage.getScene(), "zzzz a rather long query that has to go on in the next line of what is found");
        Fx.await(() -> popup() != null);
        Fx.pulse();
        Fx.run(() -> {
            Bounds field = stage.getScene().lookup("#search").localToScreen(stage.getScene().lookup("#search").getLayoutBounds());
            Region found = (Region) popup().getScene().getRoot().lookup(".people-found");
            Bounds shown = found.localToScreen(found.getLayoutBounds());
            Node last = found.lookup("#inMessages");
            assertThat(shown.getMinY() - field.getMaxY()).isBetween(4.0, 8.0);
            assertThat(shown.getMaxX()).isCloseTo(field.getMaxX(), within(1.5));
            assertThat(last.getBoundsInParent().getMaxY()).isLessThanOrEqualTo(found.getHeight());
            assertThat(found.getHeight()).isGreaterThan(90);
            assertThat(popup().getHeight()).isGreaterThanOrEqualTo(found.getHeight());
        });
    }

    private TextField field() {
        return (TextField) stage.getScene().lookup("#search");
    }

    private static Popup popup() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Popup && window.isShowing())
                .map(Popup.class::cast)
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static ListView<SearchHit> results() {
        return (ListView<SearchHit>) popup().getScene().lookup("#results");
    }
}
