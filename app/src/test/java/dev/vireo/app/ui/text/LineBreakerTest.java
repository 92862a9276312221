package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LineBreakerTest {

    private static final String ARABIC = "مرحبا، هل يمكننا أن نلتقي اليوم بعد الظهر؟";

    private static String broken(String text, int width) {
        return LineBreaker.broken(text, width, String::length);
    }

    @Test
    void latinAndEastAsianTextIsLeftToJavaFx() {
        assertThat(LineBreaker.simple("Grüße, Привет, 今日は。")).isTrue();
        assertThat(LineBreaker.simple(ARABIC)).isFalse();
        assertThat(LineBreaker.simple("नमस्ते")).isFalse();
        assertThat(LineBreaker.simple("e\u0301")).isFalse();
        assertThat(LineBreaker.simple("\u202eoverride")).isFalse();
        assertThat(LineBreaker.simple("\u2067isolate")).isFalse();
    }

    @Test
    void noLineIsWiderThanItsRoom() {
        assertThat(broken(ARABIC, 12).split("\n")).allMatch(line -> line.stripTrailing().length() <= 12);
    }

    @Test
    void breakingOnlyAddsLineBreaks() {
        assertThat(broken(ARABIC, 12).replace("\n", "")).isEqualTo(ARABIC);
        assertThat(broken("a\n\nनमस्ते\n", 100)).isEqualTo("a\n\nनमस्ते\n");
    }

    @Test
    void aWordWithoutEndIsBrokenBetweenLetters() {
        String[] lines = broken("e\u0301".repeat(100), 9).split("\n");

        assertThat(lines).allMatch(line -> line.length() <= 9 && line.startsWith("e") && line.endsWith("\u0301"));
        assertThat(String.join("", lines)).isEqualTo("e\u0301".repeat(100));
    }

    @Test
    void marksWithoutEndOrWidthAreBrokenToo() {
        String marks = "a" + "\u0301".repeat(9_999);

        String broken = LineBreaker.broken(marks, 100, piece -> 1);

        assertThat(broken.replace("\n", "")).isEqualTo(marks);
        assertThat(Arrays.stream(broken.split("\n")).mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(400);
    }

    @Test
    void pairsOfSurrogatesStayTogether() {
        String brahmi = "\ud804\udc05".repeat(60);

        assertThat(broken(brahmi, 7).split("\n")).allMatch(line -> line.length() % 2 == 0);
    }
}
