package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FormattedTextTest {

    private static final double ROOM = 300;

    private final List<String> opened = new ArrayList<>();
    private FormattedText words;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            words = new FormattedText(TextPicturesTest.OFFICE, link -> opened.add(link.address()));
            stage = new Stage();
            stage.setScene(new Scene(new Pane(words), 400, 400));
            new Theme().apply(stage.getScene());
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void plainTextIsOneTextNodeAlsoAfterSomethingElse() {
        show("**bold** 🎉");
        show("Plain words, as most are, and snake_case_names.");

        assertThat(painted()).containsExactly("Plain words, as most are, and snake_case_names.");
    }

    @Test
    void formattedTextIsAsNarrowAsItsWords() {
        assertThat(show("**ok**").getWidth()).isLessThan(40);
        assertThat(show("**long** " + "words and more ".repeat(20)).getWidth()).isLessThanOrEqualTo(ROOM);
    }

    @Test
    void aLinkIsOpenedAtOnceWhereItShowsWhereItLeads() {
        show("[the plan](https://example.com/plan)");
        Fx.run(() -> words.follow(words.links().getFirst()));

        assertThat(opened).containsExactly("https://example.com/plan");
    }

    @Test
    void aLinkThatPosesAsAnotherIsAskedAboutFirst() {
        show("[https://bank.example](https://evil.example)");
        Fx.run(() -> words.follow(words.links().getFirst()));
        assertThat(opened).isEmpty();

        Fx.run(() -> Window.getWindows().stream().map(window -> window.getScene().lookup("#openLink"))
                .filter(Button.class::isInstance).map(Button.class::cast).findFirst().orElseThrow().fire());
        assertThat(opened).containsExactly("https://evil.example");
    }

    @Test
    void directionOverridesAreNotPainted() {
        show("**a\u202eb\u2066c**");

        assertThat(String.join("", painted())).isEqualTo("abc");
    }

    @Test
    void manyMarkupSignsMakeFewNodes() {
        for (String hostile : List.of("*a* ".repeat(2_500), "🎉".repeat(5_000), "**\u05d0!**".repeat(1_400), "> ".repeat(5_000),
                "@rama ".repeat(1_600), "- x\n".repeat(2_500), "[a](https://example.com) ".repeat(400))) {
            show(hostile);
            assertThat(Fx.call(() -> words.lookupAll("*").size())).as(hostile.substring(0, 6)).isLessThan(2_000);
        }
    }

    private Dimension2D show(String text) {
        return Fx.call(() -> {
            words.show(text);
            words.applyCss();
            Dimension2D size = words.fit(ROOM);
            words.resize(size.getWidth(), size.getHeight());
            words.layout();
            return size;
        });
    }

    private List<String> painted() {
        return Fx.call(() -> words.lookupAll("*").stream().filter(Node::isVisible).filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText()).toList());
    }
}
