package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.protocol.Answers.Mark;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SnippetLinesTest {

    private static final String LONG = "The bridge to the island is long, and whoever carries its planks is tired by noon. ".repeat(30);

    private SnippetLines snippet;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            snippet = new SnippetLines();
            snippet.setManaged(false);
            stage = new Stage();
            stage.setScene(new Scene(new Pane(snippet), 700, 200));
            new Theme().apply(stage.getScene());
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void whatIsCutEndsInDots() {
        for (int lines : List.of(1, 2)) {
            for (double width : List.of(120.0, 300.0, 600.0)) {
                String shown = show(LONG, List.of(), lines, width);

                assertThat(shown).endsWith("…").hasSizeGreaterThan(10);
                assertThat(LONG).startsWith(shown.substring(0, shown.length() - 1));
                assertThat(height()).as("within its lines").isLessThan((lines + 0.5) * 19);
            }
        }
    }

    @Test
    void moreRoomShowsMore() {
        String narrow = show(LONG, List.of(), 2, 200);
        Fx.run(() -> {
            snippet.resize(400, 38);
            snippet.layout();
        });
        assertThat(shown().length()).isGreaterThan(narrow.length() + 10);
    }

    @Test
    void textThatFitsHasNoDots() {
        assertThat(show("All of it", List.of(), 1, 300)).isEqualTo("All of it");
        assertThat(show("All of it ", List.of(new Mark(0, 3)), 2, 300)).isEqualTo("All of it ");
    }

    @Test
    void theHitIsVisibleBetweenDots() {
        int at = LONG.indexOf("tired", 400);

        String shown = show(LONG, List.of(new Mark(at, at + 5)), 1, 500);

        assertThat(shown).startsWith("…").contains("tired").endsWith("…");
    }

    @Test
    void textThatMustNotWrapIsCutAtItsLine() {
        String shown = show("مرحبا، هل يمكننا أن نلتقي اليوم بعد الظهر؟ ".repeat(10), List.of(), 2, 300);

        assertThat(shown).endsWith("…");
        assertThat(Fx.call(() -> flow().prefWidth(-1))).isLessThanOrEqualTo(300);
    }

    @Test
    void noCharacterIsCutInTwo() {
        String shown = show("e\u0301\ud804\udc05".repeat(300), List.of(), 1, 200);

        assertThat(shown).endsWith("…");
        assertThat(shown.substring(0, shown.length() - 1)).matches("(e\u0301\ud804\udc05)*(e\u0301)?");
    }

    private String show(String text, List<Mark> marks, int lines, double width) {
        Fx.run(() -> {
            snippet.show(text, marks, lines);
            snippet.resize(width, lines * 19);
            snippet.applyCss();
            snippet.layout();
        });
        return shown();
    }

    private TextFlow flow() {
        return (TextFlow) snippet.getChildrenUnmodifiable().getFirst();
    }

    private double height() {
        return Fx.call(() -> flow().prefHeight(flow().getWidth()));
    }

    private String shown() {
        return Fx.call(() -> flow().getChildren().stream().map(node -> ((Text) node).getText()).collect(Collectors.joining()));
    }
}
