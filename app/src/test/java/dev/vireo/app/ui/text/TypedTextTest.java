package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Plain words", "naïve café", "2*3*4=24 © ™ → #1", "请看", "אבג דהו", "नमस्ते", "a\u0301"})
    void textWithoutEmojiIsDrawnAsItIs(String text) {
        assertThat(TypedText.of(text)).isEqualTo(new TypedText(text, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎉", "❤", "❤️", "👍🏽", "👨‍👩‍👧", "👩🏽‍🚀", "🇳🇵", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈", "☕", "©️"})
    void anEmojiBecomesOneBlankOfTheSameLength(String emoji) {
        TypedText text = TypedText.of("Hi " + emoji + " there");

        assertThat(text.drawn()).isEqualTo("Hi \ufffc" + "\u20e2".repeat(emoji.length() - 1) + " there");
        assertThat(text.emoji())
                .containsExactly(new TypedText.EmojiSpan(3, 3 + emoji.length(), Emojis.all().of(emoji).orElseThrow(), false));
    }

    @Test
    void adjacentEmojiAreSeparate() {
        assertThat(places("🇳🇵🇮🇳👍🏽👍🎉")).containsExactly("🇳🇵", "🇮🇳", "👍🏽", "👍", "🎉");
    }

    @Test
    void blanksInRightToLeftTextAreSeparateNumbers() {
        assertThat(TypedText.of("אב 🎉❤️🎉 גד").drawn()).isEqualTo("אב \u0890\u303e\u0890\u303e\u0890\u20e2 גד");
        assertThat(TypedText.of("🎉 אב").drawn()).isEqualTo("\u0890\u20e2 אב");
        assertThat(TypedText.of("abc 🎉 אב").drawn()).isEqualTo("abc \ufffc\u20e2 אב");
    }

    @Test
    void thereAreNoMorePicturesThanInAMessage() {
        TypedText text = TypedText.of("🎉".repeat(200));

        assertThat(text.emoji()).hasSize(120);
        assertThat(text.drawn()).hasSize(400).endsWith("🎉".repeat(80));
    }

    @Test
    void emojiCanBeLeftOut() {
        assertThat(TypedText.withoutEmoji("Hi 👍🏽 👨‍👩‍👧 there🎉")).isEqualTo("Hi   there");
        assertThat(TypedText.withoutEmoji("Hi there")).isEqualTo("Hi there");
    }

    private static List<String> places(String text) {
        return TypedText.of(text).emoji().stream().map(place -> text.substring(place.from(), place.to())).toList();
    }
}
