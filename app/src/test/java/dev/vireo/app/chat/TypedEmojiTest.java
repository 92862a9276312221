package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The composer shows emoji as pictures, and still completes, grows and sends as usual. */
final class TypedEmojiTest {

    @Test
    void emojiAreShownAsPicturesAndSentAsTyped() {
        try (Window window = Window.open(Talk::empty)) {
            window.write("Well done 👩🏽‍🚀 and 🇳🇵, not © or 1").draw();
            Pictures.save(window.stage(), "composer-emoji");
            assertThat(pictures(window)).isEqualTo(2);
            assertThat(window.written()).isEqualTo("Well done 👩🏽‍🚀 and 🇳🇵, not © or 1");
            window.press(KeyCode.ENTER).draw();
            assertThat(pictures(window)).isZero();
            assertThat(window.cell("Well done 👩🏽‍🚀 and 🇳🇵, not © or 1")).isPresent();
            Pictures.save(window.stage(), "composer-emoji-sent");
        }
    }

    @Test
    void aFinishedShortNameBecomesAPicture() {
        try (Window window = Window.open(Talk::empty)) {
            window.type("Hurray :tada:").draw();
            assertThat(window.written()).isEqualTo("Hurray 🎉");
            assertThat(pictures(window)).isEqualTo(1);
        }
    }

    /** The joiners in some emoji must not make the text count as a script that is slow to wrap. */
    @Test
    void longTextWithEmojiWrapsAndTheComposerGrows() {
        try (Window window = Window.open(Talk::empty)) {
            double before = height(window);
            window.write("Well done 👨‍👩‍👧, and so on. ".repeat(40)).draw();
            assertThat(Fx.<Boolean>call(() -> window.composer().isWrapText())).isTrue();
            assertThat(height(window)).isGreaterThan(before + 50);
            assertThat(pictures(window)).isEqualTo(40);
        }
    }

    private static double height(Window window) {
        return Fx.call(() -> window.composer().getHeight());
    }

    private static int pictures(Window window) {
        return Fx.call(() -> window.composer().lookupAll(".typed-emoji > *").size());
    }
}
