package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vireo.app.ui.Fx;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text fields with emoji among text of any script and direction. */
final class EmojiAmongScriptsTest {

    @BeforeAll
    static void emojiAreRead() {
        EmojiImage image = Fx.call(() -> new EmojiImage(Emojis.all().of("🎉").orElseThrow(), 20));
        Fx.await(() -> image.getImage() != null);
    }

    static Stream<Arguments> shaped() {
        return Stream.of(
                Arguments.of("אבג 🎉 דהו", true),
                Arguments.of("abc אבג 🎉 דהו def", true),
                Arguments.of("سلام 🎉 عليكم", true),
                Arguments.of("नमस्ते 🎉 दुनिया", false),
                Arguments.of("e\u0301 👩🏽‍🚀 e\u0301 🎉 e\u0301", false));
    }

    /** In text that is shaped, JavaFX on Linux counts a surrogate pair as one character and mixes up runs of several typefaces. */
    @ParameterizedTest
    @MethodSource("shaped")
    void emojiStandInTheRightPlaceInEveryScript(String text, boolean rightToLeft) {
        try (FieldWindow window = FieldWindow.open(new TextField(text))) {
            int emoji = text.indexOf("🎉");
            double before = window.x(emoji - 2);
            double behind = window.x(emoji + 3);

            window.assertShows(TypedText.of(text).emoji().stream().map(place -> place.emoji().text()).toArray(String[]::new));
            assertThat(window.pictures().getLast().getCenterX()).isBetween(Math.min(before, behind), Math.max(before, behind));
            assertThat(before > behind).isEqualTo(rightToLeft);
        }
    }

    /** The first word is the longer one, so its side of the picture has more ink. */
    @ParameterizedTest
    @CsvSource({"long 🎉 i, false", "אבגדהו 🎉 י, true", "السلام 🎉 و, true", "🎉 שלום, false", "नमस्ते 🎉 व, false"})
    void textAroundAnEmojiIsPaintedInReadingOrder(String text, boolean firstWordOnTheRight) {
        TextField field = new TextField(text);
        try (FieldWindow window = FieldWindow.open(field)) {
            window.change(field::end);
            Bounds picture = window.pictures().getFirst();

            int left = window.ink(window.bounds().getMinX() + 11, picture.getMinX(), picture);
            int right = window.ink(picture.getMaxX(), window.bounds().getMaxX() - 11, picture);
            assertThat(right > left).as("%d columns of ink on the left, %d on the right", left, right).isEqualTo(firstWordOnTheRight);
        }
    }

    @Test
    void adjacentEmojiFollowTheDirectionOfTheText() {
        try (FieldWindow window = FieldWindow.open(new TextField("אבג 🎉❤️☕️ דהו"))) {
            assertThat(window.pictures()).hasSize(3);
            assertThat(window.pictures().reversed()).isSortedAccordingTo((one, other) -> Double.compare(one.getMinX(), other.getMinX()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"אבג 🎉 דהו", "אבג ❤ דהו", "سلام 🎉❤️ عليكم"})
    void inRightToLeftTextTheCaretStandsRightOfTheEmojiItPrecedes(String text) {
        TypedText.EmojiSpan emoji = TypedText.of(text).emoji().getFirst();
        for (TextInputControl field : FieldWindow.bothKinds(text)) {
            try (FieldWindow window = FieldWindow.open(field)) {
                Bounds picture = window.pictures().getFirst();

                window.click(picture.getMaxX() - 3, picture.getCenterY());
                assertThat(window.caret()).isEqualTo(emoji.from());
                assertThat(window.caretX()).isCloseTo(picture.getMaxX(), within(2.0));
                window.click(picture.getMinX() + 3, picture.getCenterY());
                assertThat(window.caret()).isEqualTo(emoji.to());
            }
        }
    }

    /** In JavaFX 26 they stop at the first change of direction. */
    @ParameterizedTest
    @CsvSource({"ab אבג 🎉 דהו de, RIGHT, LEFT", "ab אבג de, RIGHT, LEFT", "אבג ab 👨‍👩‍👧 דהו, LEFT, RIGHT"})
    void arrowKeysReachTheOtherEndOfTextInBothDirections(String text, KeyCode forward, KeyCode backward) {
        for (TextInputControl field : FieldWindow.bothKinds(text)) {
            try (FieldWindow window = FieldWindow.open(field)) {
                window.change(field::home);
                int steps = 0;
                for (; window.caret() < text.length() && steps < text.length(); steps++) {
                    window.press(forward);
                }
                assertThat(window.caret()).isEqualTo(text.length());
                for (; steps > 0; steps--) {
                    window.press(backward);
                }
                assertThat(window.caret()).isZero();
            }
        }
    }

    @Test
    void shiftSelectsAcrossTheChangeOfDirection() {
        TextField field = new TextField("ab אבג 🎉 דהו");
        try (FieldWindow window = FieldWindow.open(field)) {
            window.change(field::home);
            for (int i = 0; i < 8; i++) {
                window.press(KeyCode.SHIFT, KeyCode.RIGHT);
            }
            assertThat(Fx.<String>call(field::getSelectedText)).isEqualTo("ab אבג 🎉");
        }
    }

    static List<String> longTexts() {
        return List.of("אבג 🎉 ".repeat(60), "नमस्ते 👨‍👩‍👧 ".repeat(60));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void longTextIsDrawn(String text) {
        try (FieldWindow window = FieldWindow.open(new TextField(text))) {
            assertThat(window.pictures()).hasSize(60);
        }
    }
}
