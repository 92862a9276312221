package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.ChatSearchModel.ChatSearchState;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.protocol.ChannelRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search inside a chat. */
final class ChatSearchTest {

    private static final List<String> SAID = List.of("The bridge is long", "Is it?", "Bridges are", "I saw the BRIDGE", "Lunch");

    private final List<ChatMessage> said = new ArrayList<>();
    private Talk talk;

    @BeforeEach
    void talk() {
        Fx.run(() -> {
            talk = Talk.inGroup(ChannelRole.MEMBER);
            Instant time = Talk.CLOCK.instant().minusSeconds(600);
            SAID.forEach(words -> said.add(talk.say("rama", words, time.plusSeconds(said.size() * 60L))));
        });
    }

    @Test
    void enterGoesFromTheNewestToTheOlderOnesAndRound() {
        try (Window window = Window.open(talk)) {
            window.search().type("bridge");
            awaitHits(window, "1 of 3");
            assertThat(marked(window)).containsExactlyInAnyOrder("I saw the BRIDGE", "Bridges are", "The bridge is long");
            window.press(KeyCode.ENTER);
            awaitHits(window, "2 of 3");
            window.press(KeyCode.UP);
            awaitHits(window, "3 of 3");
            window.press(KeyCode.ENTER);
            awaitHits(window, "1 of 3");
            window.press(KeyCode.SHIFT, KeyCode.ENTER);
            awaitHits(window, "3 of 3");
            assertThat(window.focused()).isEqualTo("chatQuery");
            Pictures.save(window.stage(), "chat-search");
        }
    }

    @Test
    void escapeTakesTheSearchAndItsMarksAwayAndLeadsBackToWriting() {
        try (Window window = Window.open(talk)) {
            window.search().type("bridge");
            awaitHits(window, "1 of 3");
            window.press(KeyCode.ESCAPE);

            assertThat(window.shows("chatSearch")).isFalse();
            assertThat(marked(window)).isEmpty();
            assertThat(window.focused()).isEqualTo("composer");
        }
    }

    @Test
    void nothingFoundIsSaid() {
        try (Window window = Window.open(talk)) {
            window.search().type("zzz");
            awaitHits(window, "No results");
            assertThat(Fx.call(() -> window.stage().getScene().lookup("#olderHit").isDisabled())).isTrue();
        }
    }

    @Test
    void everyPageIsFetchedAndTheWordsThatFitAreKnown() {
        Fx.run(() -> {
            ChatSearchModel model = new ChatSearchModel(new SampleSearch(), talk.conversation());
            model.queryProperty().set("bridge");
            model.go(1);

            assertThat(model.stateProperty().get()).isEqualTo(ChatSearchState.FOUND);
            assertThat(model.size()).isEqualTo(3);
            assertThat(model.current()).contains(said.get(3).id());
            assertThat(model.termsProperty().get()).containsExactlyInAnyOrder("bridge", "Bridge", "BRIDGE");
            model.queryProperty().set("");
            assertThat(model.stateProperty().get()).isEqualTo(ChatSearchState.RESTING);
            assertThat(model.current()).isEmpty();
            model.close();
        });
    }

    @Test
    void withoutTheOfficeWhatIsLoadedIsSearched() {
        Fx.run(() -> {
            SampleSearch search = new SampleSearch();
            search.away();
            ChatSearchModel model = new ChatSearchModel(search, talk.conversation());
            model.queryProperty().set("BR\u00cdDGE");
            model.go(1);

            assertThat(model.stateProperty().get()).isEqualTo(ChatSearchState.FOUND_IN_LOADED);
            assertThat(model.size()).isEqualTo(3);
            assertThat(model.current()).contains(said.get(3).id());
            model.close();
        });
    }

    private static void awaitHits(Window window, String words) {
        Fx.await(() -> window.shows("chatHits") && window.words("chatHits").equals(words));
        window.draw();
    }

    /** The messages in which something is marked. */
    private static List<String> marked(Window window) {
        return SAID.stream().filter(words -> Fx.call(() -> {
            Node cell = window.cell(words).orElseThrow();
            return cell.lookupAll(".behind-hits").stream().anyMatch(node -> node.isVisible() && !node.getLayoutBounds().isEmpty());
        })).toList();
    }
}
