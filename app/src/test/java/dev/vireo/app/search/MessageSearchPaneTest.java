package dev.vireo.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers.Mark;
import dev.vireo.protocol.Answers.SearchHit;
import dev.vireo.protocol.Answers.SearchResults;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Attachment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MessageSearchPaneTest {

    private final List<String> opened = new ArrayList<>();
    private SampleOffice office;
    private AskedSearch search;
    private Stage stage;
    private MessageSearchPane pane;
    private boolean closed;

    @BeforeEach
    void show() {
        show(Theme.Choice.LIGHT);
    }

    private void show(Theme.Choice choice) {
        stage = Fx.call(() -> {
            office = SampleOffice.busy();
            search = new AskedSearch();
            var view = new Views(Map.of()).load(new MessageSearchPane(office.workspace(), search,
                    (conversation, id) -> opened.add(conversation.key() + " " + id), Avatars.none(),
                    new TimeWords(Clock.systemDefaultZone()), Clock.systemDefaultZone()));
            pane = view.controller();
            pane.onClose(() -> closed = true);
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            Stage made = new Stage();
            made.setScene(new Scene(new StackPane(view.root()), 420, 640));
            theme.apply(made.getScene());
            made.show();
            made.requestFocus();
            pane.open("");
            return made;
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void theSearchRunsWhenTypingRestsAndEnterOpensAResult() {
        Keys.write(stage.getScene(), "bridge");
        Fx.await(() -> !search.asked().isEmpty() && search.last().query().equals("bridge"));
        Fx.run(() -> search.last().answer().complete(AskedSearch.page(rama(), 1, 3, false)));
        Fx.await(() -> hits().getItems().size() == 3);
        Keys.type(stage.getScene(), KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        Fx.await(() -> opened.equals(List.of("rama 2")));
        Keys.type(stage.getScene(), KeyCode.UP, KeyCode.UP);
        Fx.await(() -> stage.getScene().getFocusOwner() == field());
    }

    @Test
    void aResultHasAMenuAndItsKeys() {
        Keys.write(stage.getScene(), "bridge");
        Fx.await(() -> !search.asked().isEmpty() && search.last().query().equals("bridge"));
        Fx.run(() -> search.last().answer().complete(AskedSearch.page(rama(), 1, 3, false)));
        Fx.await(() -> hits().getItems().size() == 3);
        Keys.press(stage.getScene(), KeyCode.DOWN);
        Keys.press(stage.getScene(), KeyCode.SHIFT, KeyCode.F10);
        Fx.await(() -> menu().isPresent());
        assertThat(Fx.call(() -> menu().orElseThrow().getItems().stream().map(MenuItem::getId).toList()))
                .containsExactly("open", "copy", "link");
        Fx.run(() -> menu().orElseThrow().getItems().getLast().fire());
        assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("vireo:message/1");
        Fx.run(() -> menu().orElseThrow().hide());

        Keys.press(stage.getScene(), KeyCode.C);
        assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(Fx.call(() -> hits().getItems().getFirst().message().body()));
        assertThat(opened).isEmpty();
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).findFirst();
    }

    @Test
    void whatIsTypedBeforeTheNextFrameIsNotLost() {
        Fx.run(() -> {
            var view = new Views(Map.of()).load(new MessageSearchPane(office.workspace(), search, (_, _) -> {}, Avatars.none(),
                    new TimeWords(Clock.systemDefaultZone()), Clock.systemDefaultZone()));
            stage.getScene().setRoot(new StackPane(view.root()));
            view.controller().open("");
            Keys.write(stage.getScene(), "bridge");
        });
        assertThat(Fx.call(() -> field().getText())).isEqualTo("bridge");
    }

    @Test
    void anOlderAnswerNeverTakesTheNewerOnesPlace() {
        write("bri");
        Fx.await(() -> search.asked().size() == 1);
        write("dge");
        Fx.await(() -> search.asked().size() == 2);
        Fx.run(() -> search.asked().get(1).answer().complete(AskedSearch.page(rama(), 10, 1, false)));
        Fx.run(() -> search.asked().get(0).answer().complete(AskedSearch.page(rama(), 20, 5, false)));
        Fx.run(() -> assertThat(hits().getItems()).extracting(hit -> hit.message().id()).containsExactly("10"));
    }

    @Test
    void moreIsLoadedAsOneScrollsAndNothingShowsTwice() {
        write("bridge");
        Fx.await(() -> search.asked().size() == 1);
        Fx.run(() -> search.last().answer().complete(AskedSearch.page(rama(), 1, 30, true)));
        Fx.run(() -> hits().scrollTo(29));
        Fx.await(() -> search.asked().size() == 2 && search.last().offset() == 30);
        Fx.run(() -> search.last().answer().complete(AskedSearch.page(rama(), 30, 5, false)));
        Fx.await(() -> hits().getItems().size() == 34);
        Fx.run(() -> hits().scrollTo(33));
        Fx.run(() -> assertThat(search.asked()).hasSize(2));
    }

    @Test
    void aFilterIsOfferedCompletedAndAskedOnlyWhenItHasAValue() {
        write("bridge from:");
        Fx.await(() -> suggestions().isVisible() && suggestions().getItems().size() > 3);
        Fx.await(() -> search.asked().size() == 1 && search.last().query().equals("bridge"));
        write("ra");
        Fx.await(() -> suggestions().getItems().getFirst().value().equals("rama"));
        Keys.type(stage.getScene(), KeyCode.TAB);
        Fx.await(() -> field().getText().equals("bridge from:rama ") && !suggestions().isVisible());
        Fx.await(() -> search.last().query().equals("bridge from:rama"));
        write("has:");
        Fx.await(() -> suggestions().getItems().size() == 3);
        Keys.type(stage.getScene(), KeyCode.DOWN, KeyCode.ENTER);
        Fx.await(() -> field().getText().equals("bridge from:rama has:image "));
        write("before:");
        Fx.await(() -> suggestions().getItems().size() == 4);
        Keys.type(stage.getScene(), KeyCode.ESCAPE);
        Fx.await(() -> !suggestions().isVisible() && !field().getText().isEmpty());
    }

    @Test
    void aFailureSaysWhyAndIsTriedAgainByItselfWhenTheConnectionIsBack() {
        write("bridge");
        Fx.await(() -> search.asked().size() == 1);
        Fx.run(() -> office.connection(ConnectionState.OFFLINE));
        Fx.run(() -> search.last().answer().completeExceptionally(new IllegalStateException("The server cannot be reached.")));
        Fx.await(() -> words("words").equals("You’re offline"));
        Fx.run(() -> office.connection(ConnectionState.LIVE));
        Fx.await(() -> search.asked().size() == 2);
        Fx.run(() -> search.last().answer().complete(new SearchResults(List.of(), false)));
        Fx.await(() -> words("words").equals("No results for \u201cbridge\u201d"));
    }

    @Test
    void aBusyServerIsAskedAgainWhenItSaid() {
        write("bridge");
        Fx.await(() -> search.asked().size() == 1);
        Fx.run(() -> search.last().answer().completeExceptionally(Refusals.tooMany(Duration.ofMillis(20))));
        Fx.await(() -> search.asked().size() == 2);
        assertThat(search.last().query()).isEqualTo("bridge");
        Fx.run(() -> search.last().answer().complete(AskedSearch.page(rama(), 1, 3, false)));
        Fx.await(() -> hits().getItems().size() == 3);
    }

    @Test
    void whatOthersWroteIsShownAsTextAndMarkedWhereTheServerSays() {
        write("x");
        Fx.await(() -> search.asked().size() == 1);
        String hostile = "<b>x</b> \u202egpj.exe \u05e9\u05dc\u05d5\u05dd \ud83d\ude00 " + "e\u0301".repeat(300);
        Fx.run(() -> search.last().answer().complete(new SearchResults(List.of(
                AskedSearch.hit("1", rama(), "rama", hostile, new Mark(3, 4), new Mark(-5, 2), new Mark(9_000, 90_000))), false)));
        Fx.await(() -> stage.getScene().lookup(".match") != null);
        Fx.run(() -> {
            assertThat(texts(".match")).containsExactly("x");
            assertThat(texts(".piece")).first().isEqualTo("<b>");
            assertThat(String.join("", texts(".piece"))).doesNotContain("\u202e").contains("\u05e9\u05dc\u05d5\u05dd");
        });
    }

    @Test
    void escapeClearsTheFieldFirst() {
        Keys.write(stage.getScene(), "bridge");
        Keys.type(stage.getScene(), KeyCode.ESCAPE);
        Fx.await(() -> field().getText().isEmpty());
        Fx.run(() -> assertThat(search.asked()).isEmpty());
        Fx.run(() -> ((javafx.scene.control.Button) stage.getScene().lookup("#closeSearch")).fire());
        Fx.await(() -> closed);
    }

    @Test
    void pictures() {
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            close();
            show(choice);
            String theme = "-" + choice.name().toLowerCase(Locale.ROOT);
            Pictures.save(stage, "messages-rest" + theme);
            Keys.write(stage.getScene(), "from:");
            Fx.await(() -> suggestions().isVisible());
            Fx.run(() -> stage.getScene().getRoot().layout());
            Pictures.save(stage, "messages-filter" + theme);
            Keys.write(stage.getScene(), "rama bridge");
            Fx.await(() -> !search.asked().isEmpty() && search.last().query().equals("from:rama bridge"));
            Fx.await(() -> stage.getScene().lookup("#skeleton").isVisible());
            Fx.run(() -> stage.getScene().getRoot().layout());
            Pictures.save(stage, "messages-loading" + theme);
            Fx.run(() -> search.last().answer().complete(new SearchResults(results(), true)));
            Fx.await(() -> hits().getItems().size() > 5);
            Keys.type(stage.getScene(), KeyCode.DOWN, KeyCode.DOWN);
            Fx.run(() -> stage.getScene().getRoot().layout());
            Pictures.save(stage, "messages-found" + theme);
            Fx.run(() -> pane.open("something nobody ever said"));
            Fx.await(() -> search.last().query().startsWith("something"));
            Fx.run(() -> search.last().answer().complete(new SearchResults(List.of(), false)));
            Fx.run(() -> stage.getScene().getRoot().layout());
            Pictures.save(stage, "messages-nothing" + theme);
            Fx.run(() -> pane.open("bridge"));
            Fx.await(() -> search.last().query().equals("bridge"));
            Fx.run(() -> search.last().answer().completeExceptionally(new IllegalStateException("The server is not ready yet.")));
            Fx.run(() -> stage.getScene().getRoot().layout());
            Pictures.save(stage, "messages-failed" + theme);
        }
    }

    private List<SearchHit> results() {
        String sita = office.conversation("sita").channelId();
        Message carrying = Message.written("77", sita, 77, "sita", "The drawings that you asked for", Instant.now(), null)
                .with(List.of(), List.of(new Attachment("a", "bridge-drawings_final.pdf", "application/pdf", 5_000, null, null, null)));
        Message bare = Message.written("78", sita, 78, "rama", "", Instant.now().minus(Duration.ofDays(2)), null)
                .with(List.of(), List.of(new Attachment("b", "bridge.jpg", "image/jpeg", 5_000, 10, 10, null)));
        return Stream.concat(Stream.of(
                AskedSearch.hit("71", rama(), "rama", "The bridge holds, by the way.", new Mark(4, 10)),
                AskedSearch.hit("72", rama(), "shyam",
                        "Could you look at the second page before noon? I have moved the numbers to the left, so that "
                                + "they line up with the bridge \ud83d\ude00 and what is behind it.",
                        new Mark(114, 120)),
                new SearchHit(carrying, "bridge-drawings_final.pdf", List.of(new Mark(0, 6)), "bridge-drawings_final.pdf"),
                new SearchHit(bare, "bridge.jpg", List.of(new Mark(0, 6)), "bridge.jpg"),
                AskedSearch.hit("73", rama(), "rama", "\u05d4\u05d2\u05e9\u05e8 \u05e2\u05d5\u05de\u05d3 bridge", new Mark(10, 16))),
                AskedSearch.page(rama(), 100, 10, true).hits().stream()).toList();
    }

    private String rama() {
        return office.conversation("rama").channelId();
    }

    private List<String> texts(String selector) {
        return stage.getScene().getRoot().lookupAll(selector).stream().map(node -> ((Text) node).getText()).toList();
    }

    /** In one go, faster than any typing rests. */
    private void write(String text) {
        Fx.run(() -> field().appendText(text));
    }

    private String words(String id) {
        return ((Label) find(id)).getText();
    }

    private TextField field() {
        return (TextField) find("query");
    }

    @SuppressWarnings("unchecked")
    private ListView<SearchHit> hits() {
        return (ListView<SearchHit>) find("hits");
    }

    @SuppressWarnings("unchecked")
    private ListView<SearchSuggestion> suggestions() {
        return (ListView<SearchSuggestion>) find("suggestions");
    }

    private Node find(String id) {
        return stage.getScene().lookup("#" + id);
    }
}
