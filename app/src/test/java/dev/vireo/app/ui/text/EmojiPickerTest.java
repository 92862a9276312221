package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmojiPickerTest {

    private final List<String> picked = new ArrayList<>();
    private final EmojiHabits habits = EmojiHabits.forgotten();
    private EmojiPicker picker;
    private Button button;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            picker = new EmojiPicker(habits);
            button = new Button("Emoji");
            stage = new Stage();
            Scene scene = new Scene(new StackPane(button), 300, 200);
            new Theme().apply(scene);
            stage.setScene(scene);
            stage.show();
        });
        show();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void typingSearchesAndEnterTakesTheNearest() {
        type("tada");
        press(KeyCode.ENTER);

        assertThat(picked).containsExactly("🎉");
        assertThat(Fx.call(picker::isShowing)).isFalse();
        assertThat(habits.recent()).containsExactly("🎉");
    }

    @Test
    void theArrowsWalkThroughLinesAndPastHeadings() {
        press(KeyCode.RIGHT);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);

        assertThat(picked).containsExactly(Emojis.all().categories().getFirst().emoji().get(EmojiChoices.COLUMNS + 1).text());
    }

    @Test
    void whatWasUsedLastComesFirst() {
        type("rocket");
        press(KeyCode.ENTER);
        show();
        press(KeyCode.ENTER);

        assertThat(picked).containsExactly("🚀", "🚀");
    }

    @Test
    void aToneOfSkinIsKept() {
        Fx.run(() -> ((javafx.scene.control.ToggleButton) new ArrayList<>(pane().lookupAll(".tone")).get(3)).fire());
        type("+1");
        press(KeyCode.ENTER);

        assertThat(picked).containsExactly("👍🏽");
        assertThat(habits.tone()).isEqualTo(3);
    }

    @Test
    void nothingIsTakenWhereNothingWasFound() {
        type("zzzzzz");
        press(KeyCode.ENTER);

        assertThat(picked).isEmpty();
        assertThat(Fx.call(picker::isShowing)).isTrue();
    }

    @Test
    void itIsFilledWithFewNodesHoweverManyEmojiThereAre() {
        assertThat(Fx.call(() -> pane().lookupAll(".emoji").size())).isLessThan(250);
        assertThat(Fx.call(() -> pane().choices().lines().size())).isGreaterThan(200);
    }

    @Test
    void thePickerInBothThemes() {
        Fx.run(() -> List.of("🎉", "👍", "❤️", "☕", "🚀").forEach(habits::used));
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            Stage own = Fx.call(() -> {
                EmojiPane pane = new EmojiPane(habits, _ -> {});
                StackPane page = new StackPane(pane);
                page.setPadding(new Insets(12));
                Scene scene = new Scene(page, 390, 450);
                Theme theme = new Theme();
                theme.choiceProperty().set(choice);
                theme.apply(scene);
                Stage made = new Stage();
                made.setScene(scene);
                made.show();
                return made;
            });
            Fx.await(() -> own.getScene().getRoot().lookupAll(".emoji").stream()
                    .allMatch(
                            node -> !(node instanceof EmojiImage image) || image.getAccessibleText() == null || image.getImage() != null));
            Pictures.save(own, "emoji-" + choice.name().toLowerCase(Locale.ROOT));
            Fx.run(own::close);
        }
    }

    private void show() {
        Fx.run(() -> picker.show(button, picked::add));
        Fx.await(() -> picker.isShowing() && pane().lookupAll(".emoji-row").size() > 3);
    }

    private void type(String words) {
        Fx.run(() -> ((TextField) pane().lookup("#emojiSearch")).setText(words));
    }

    private void press(KeyCode code) {
        Fx.run(() -> {
            Node field = pane().lookup("#emojiSearch");
            assertThat(field.isFocused()).isTrue();
            field.fireEvent(
                    new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        });
    }

    private static EmojiPane pane() {
        return Window.getWindows().stream().map(window -> window.getScene().lookup(".emoji-pane")).filter(EmojiPane.class::isInstance)
                .map(EmojiPane.class::cast).findFirst().orElseThrow();
    }
}
