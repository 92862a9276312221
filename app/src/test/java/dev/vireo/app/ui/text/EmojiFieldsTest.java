package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Emoji in text fields look as they will when sent, and the keyboard and the mouse treat each as one character. */
final class EmojiFieldsTest {

    private static final String TEXT = "Hi 👍🏽 👨‍👩‍👧 there";

    @BeforeAll
    static void emojiAreRead() {
        EmojiImage image = Fx.call(() -> new EmojiImage(Emojis.all().of("🎉").orElseThrow(), 20));
        Fx.await(() -> image.getImage() != null);
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK"})
    void anEmojiIsDrawnAsItsPicture(Theme.Choice theme) {
        for (TextInputControl field : FieldWindow.bothKinds(TEXT)) {
            try (FieldWindow window = FieldWindow.open(theme, field)) {
                window.assertShows("👍🏽", "👨‍👩‍👧");
                Pictures.save(window.stage(), "emoji-" + field.getTypeSelector() + "-" + theme.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK"})
    void aSelectedEmojiIsDrawnOnTheHighlight(Theme.Choice theme) {
        TextArea area = FieldWindow.area(TEXT);
        try (FieldWindow window = FieldWindow.open(theme, area)) {
            window.press(KeyCode.CONTROL, KeyCode.A);

            window.assertShows("👍🏽", "👨‍👩‍👧");
            assertThat(Fx.<String>call(area::getSelectedText)).isEqualTo(TEXT);
        }
    }

    @Test
    void textAroundEmojiLeavesRoomForThePictures() {
        for (TextInputControl field : FieldWindow.bothKinds(TEXT)) {
            try (FieldWindow window = FieldWindow.open(field)) {
                List<Bounds> pictures = window.pictures();

                assertThat(window.x(2)).isLessThan(pictures.get(0).getMinX());
                assertThat(window.x(TEXT.indexOf("👨")) - pictures.get(0).getMaxX()).isBetween(2.0, 8.0);
                assertThat(window.x(TEXT.indexOf("there")) - pictures.get(1).getMaxX()).isBetween(2.0, 8.0);
            }
        }
    }

    @Test
    void theCaretMovesPastAWholeEmoji() {
        TextArea area = FieldWindow.area("a👍🏽👨‍👩‍👧🇳🇵1️⃣b");
        try (FieldWindow window = FieldWindow.open(area)) {
            List<Integer> places = new ArrayList<>();
            window.change(area::home);
            for (int i = 0; i < 6; i++) {
                window.press(KeyCode.RIGHT);
                places.add(window.caret());
            }

            assertThat(places).containsExactly(1, 5, 13, 17, 20, 21);
        }
    }

    @Test
    void backspaceDeletesAWholeEmojiAndUndoRestoresIt() {
        TextArea area = FieldWindow.area("a👍🏽👨‍👩‍👧");
        try (FieldWindow window = FieldWindow.open(area)) {
            window.change(area::end);
            window.press(KeyCode.BACK_SPACE);
            assertThat(window.text()).isEqualTo("a👍🏽");
            window.press(KeyCode.BACK_SPACE);
            assertThat(window.text()).isEqualTo("a");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            window.press(KeyCode.CONTROL, KeyCode.Z);

            assertThat(window.text()).isEqualTo("a👍🏽👨‍👩‍👧");
            assertThat(window.pictures()).hasSize(2);
        }
    }

    @Test
    void deleteRemovesAWholeEmoji() {
        TextField field = new TextField("👨‍👩‍👧b");
        try (FieldWindow window = FieldWindow.open(field)) {
            window.change(field::home);
            window.press(KeyCode.DELETE);

            assertThat(window.text()).isEqualTo("b");
            assertThat(window.caret()).isZero();
        }
    }

    @Test
    void backspaceChangesNothingInAReadOnlyField() {
        TextField field = new TextField("a🎉");
        try (FieldWindow window = FieldWindow.open(field)) {
            window.change(() -> {
                field.setEditable(false);
                field.end();
            });
            window.press(KeyCode.BACK_SPACE);

            assertThat(window.text()).isEqualTo("a🎉");
        }
    }

    @Test
    void aClickOnEitherHalfOfAnEmojiPutsTheCaretOnThatSide() {
        for (TextInputControl field : FieldWindow.bothKinds(TEXT)) {
            try (FieldWindow window = FieldWindow.open(field)) {
                Bounds family = window.pictures().get(1);

                window.click(family.getMinX() + 3, family.getCenterY());
                assertThat(window.caret()).isEqualTo(TEXT.indexOf("👨"));
                window.click(family.getMaxX() - 3, family.getCenterY());
                assertThat(window.caret()).isEqualTo(TEXT.indexOf(" there"));
            }
        }
    }

    @Test
    void picturesFollowEdits() {
        TextArea area = FieldWindow.area("🎉");
        try (FieldWindow window = FieldWindow.open(area)) {
            double before = window.pictures().getFirst().getMinX();
            window.change(area::home);
            Keys.write(window.stage().getScene(), "Well done ");
            Fx.pulse();
            assertThat(window.pictures().getFirst().getMinX()).isGreaterThan(before + 50);
            window.change(() -> area.setText("Well done"));
            assertThat(window.pictures()).isEmpty();
            window.change(() -> area.setText("Namaste 🇮🇳 all"));
            window.assertShows("🇮🇳");
        }
    }

    @Test
    void copyingYieldsTheTextAsTyped() {
        try (FieldWindow window = FieldWindow.open(FieldWindow.area(TEXT))) {
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.press(KeyCode.CONTROL, KeyCode.C);

            assertThat(Fx.<String>call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(TEXT);
        }
    }

    @Test
    void emojiWrapAtTheEndOfALine() {
        try (FieldWindow window = FieldWindow.open(FieldWindow.area("🎉".repeat(40)))) {
            List<Bounds> pictures = window.pictures();

            assertThat(pictures).hasSize(40).allMatch(window.bounds()::contains);
            assertThat(pictures.stream().map(Bounds::getMinY).distinct()).hasSize(3);
            assertThat(IntStream.range(1, 40).filter(i -> pictures.get(i).getMinY() == pictures.get(i - 1).getMinY()))
                    .allMatch(i -> pictures.get(i).getMinX() >= pictures.get(i - 1).getMaxX());
        }
    }

    @Test
    void picturesScrollWithTheLines() {
        TextArea area = FieldWindow.area("🎉\n".repeat(30));
        try (FieldWindow window = FieldWindow.open(area)) {
            double before = window.pictures().getFirst().getMinY();
            window.change(() -> area.setScrollTop(34));

            assertThat(window.pictures().getFirst().getMinY()).isCloseTo(before - 34, within(1.0));
        }
    }

    @Test
    void picturesScrollAlongTheLine() {
        TextField field = new TextField("🎉 and so on, ".repeat(10) + "🇮🇳");
        try (FieldWindow window = FieldWindow.open(field)) {
            window.change(field::end);

            assertThat(window.bounds().contains(window.pictures().getLast())).isTrue();
            assertThat(window.pictures().getFirst().getMaxX()).isNegative();
        }
    }

    @Test
    void aPasswordFieldShowsNoEmoji() {
        PasswordField field = new PasswordField();
        field.setText("a🎉b");
        try (FieldWindow window = FieldWindow.open(field)) {
            assertThat(window.pictures()).isEmpty();
            assertThat(Fx.<String>call(() -> window.words().getText())).doesNotContain("a", "🎉", "b");
        }
    }
}
