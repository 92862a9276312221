package dev.vireo.server.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "\uD83D\uDC4D", // thumbs up
        "\uD83D\uDC4D\uD83C\uDFFD", // of a skin tone
        "\u2764\uFE0F", // a red heart
        "\u2764\uFE0F\u200D\uD83D\uDD25", // a heart on fire
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66", // a family
        "\uD83D\uDC69\uD83C\uDFFF\u200D\u2695\uFE0F", // a health worker
        "\uD83E\uDDD1\uD83C\uDFFB\u200D\u2764\uFE0F\u200D\uD83D\uDC8B\u200D\uD83E\uDDD1\uD83C\uDFFF", // a kiss, the longest
        "\uD83D\uDC41\uFE0F\u200D\uD83D\uDDE8\uFE0F", // an eye in a speech bubble
        "\uD83C\uDDEE\uD83C\uDDF3", // the flag of India
        "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08", // the rainbow flag
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", // the flag of England
        "3\uFE0F\u20E3", // a keycap
        "#\uFE0F\u20E3",
        "\u00A9\uFE0F", // copyright
        "\u261D\uD83C\uDFFE", // a finger up, toned: the tone stands in for the selector
    })
    void oneEmojiOfAnyKindIsTakenAsItIs(String emoji) {
        assertThat(Emoji.of(emoji)).isEqualTo(emoji);
    }

    @ParameterizedTest
    @CsvSource({
        "\u2764, \u2764\uFE0F",
        "\u2764\uFE0E, \u2764\uFE0F",
        "\uD83D\uDC4D\uFE0F, \uD83D\uDC4D",
        "3\u20E3, 3\uFE0F\u20E3",
        "\u261D\uFE0F\uD83C\uDFFE, \u261D\uD83C\uDFFE",
        "\u2764\u200D\uD83D\uDD25, \u2764\uFE0F\u200D\uD83D\uDD25",
        "\uD83C\uDFF3\u200D\uD83C\uDF08, \uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
    })
    void equalLookingEmojiAreStoredAlike(String given, String kept) {
        assertThat(Emoji.of(given)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "a", "3", "#", "42", "<b>", "\uFE0F", "\u200D", "\u20E3", "\u202E", "\u0301", "\u2605", "\uD83D",
        "\uD83D\uDC4D\uD83D\uDC4D", // two
        "\uD83D\uDC4D ", "a\uD83D\uDC4D", "\uD83D\uDC4D\u0301", "\uD83D\uDC4D\u200D", "\u200D\uD83D\uDC4D",
        "\uD83D\uDC4D\u200Da", "\uD83D\uDE80\uD83C\uDFFD", // a rocket has no skin
        "\uD83C\uDDEE", "\uD83C\uDDEE\uD83C\uDDF3\uD83C\uDDEE", "a\u20E3", "3\uFE0F\u20E3\u20E3",
        "\uD83C\uDFF4\uDB40\uDC67", // a flag without its end
    })
    void anythingButOneEmojiIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void aChainOfEmojiWithoutEndIsRefused() {
        assertRefused("\uD83D\uDC4D\u200D".repeat(30) + "\uD83D\uDC4D");
        assertRefused("\uFE0F".repeat(10_000) + "\uD83D\uDC4D");
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Emoji.of(text)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.code()).isEqualTo("invalid_emoji"));
    }
}
