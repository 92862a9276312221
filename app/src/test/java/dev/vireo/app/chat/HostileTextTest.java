package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Talk;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No text freezes the window that shows it. */
final class HostileTextTest {

    /** Generous, for slow machines; it took 35 seconds before lines were broken beforehand. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    enum Body {
        MARKS("a" + "\u0301".repeat(9_999)),
        STACKS(("a" + "\u0301\u0316\u0334".repeat(10)).repeat(322)),
        NO_SPACE("x".repeat(10_000)),
        ARABIC_WITHOUT_SPACE("\u0628".repeat(10_000)),
        ARABIC("مرحبا، هل يمكننا أن نلتقي؟ ".repeat(370)),
        HINDI("क्या आप आज दोपहर को मिल सकते हैं? ".repeat(290)),
        OVERRIDES("\u202eabc\u202c \u2067def\u2069 ".repeat(800)),
        LETTERS_AND_SIGNS("\u05d0!".repeat(5_000)),
        ZERO_WIDTH("\u200b".repeat(9_999) + "x"),
        LINE_BREAKS("\n".repeat(9_998) + "x"),
        TABS("\t".repeat(9_999) + "x"),
        SURROGATE_HALVES("\ud800 \udfff".repeat(3_000)),
        FACES("\ud83d\ude00".repeat(10_000)),
        MANY_KINDS_OF_FACES(new String(java.util.stream.IntStream.range(0, 3_000).map(i -> 0x1f600 + i % 80).toArray(), 0, 3_000)),
        STARS("*a ".repeat(3_333)),
        BOLD_WORD("**" + "x".repeat(9_990) + "**"),
        BOLD_ARABIC("**" + "\u0628".repeat(9_990) + "**"),
        BOLD_MARKS("**a" + "\u0301".repeat(9_990) + "**"),
        BOLD_STACKS(("**a**" + "\u0301\u0316\u0334".repeat(10)).repeat(280)),
        EMPHASIS("*a* ".repeat(2_500)),
        ITALIC_IN_FEW(("*" + "a b ".repeat(5) + "*\u0301 ").repeat(400)),
        BRACKETS("[".repeat(10_000)),
        LINKS("[a](https://example.com) ".repeat(400)),
        DEEP_QUOTES("> ".repeat(4_999) + "x"),
        DEEP_LISTS("- ".repeat(4_999) + "x"),
        LONG_LIST("- x\n".repeat(2_500)),
        CODE("```\n" + "x".repeat(9_990)),
        CODE_LINES("```\n" + "x\n".repeat(4_990)),
        CODE_ARABIC("```\n" + "\u0628 ".repeat(4_990)),
        LINES_OF_BOLD("**a**\n".repeat(1_600)),
        CALLS("@rama ".repeat(1_600)),
        CALLS_AND_ARABIC("@rama \u0628 ".repeat(500)),
        MATHEMATICAL("\ud835\udc00".repeat(10_000));

        private final String text;

        Body(String text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageDoesNotHoldUpTheWindow(Body body) {
        try (Window window = Window.open(() -> Talk.of(30, 0))) {
            long start = System.nanoTime();
            window.meanwhile(office -> office.receive(body.text));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
            assertThat(window.toEnd()).isZero();
            window.scroll(-300).meanwhile(office -> office.receive("And now something else"));
            assertThat(window.words("toEnd")).endsWith("new message");
            assertThat(window.click("toEnd").cell("And now something else")).isPresent();
        }
    }
}
