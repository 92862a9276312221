package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitialsTest {

    @ParameterizedTest
    @CsvSource({
        "Rama Sharma, RS", "Sita, S", "Lakshman van der Meer, LM", "Émile Zola, ÉZ", "Ольга Петрова, ОП", "o'Neil, O",
        "(Rama) Sharma, RS", "محمد علي, م", "王小明, 王", "김민준, 김", "'  Shyam   Rao ', SR", "Rama 🙂, R"})
    void aNameHasTheInitialsAReaderExpects(String name, String initials) {
        assertThat(Initials.of(name, "user")).isEqualTo(initials);
    }

    @Test
    void aLetterKeepsItsMarks() {
        assertThat(Initials.of("श्याम सुंदर", "shyam")).startsWith("श").doesNotContain("म").doesNotContain(" ");
        assertThat(Initials.of("E\u0301mile", "emile")).isEqualTo("E\u0301");
    }

    @Test
    void withoutAUsableNameTheUsernameCounts() {
        assertThat(Initials.of("  ", "rama")).isEqualTo("R");
        assertThat(Initials.of("🙂", "rama")).isEqualTo("R");
    }

    @Test
    void aPersonsHueIsTheSameOnEveryComputer() {
        assertThat(Avatar.hue("rama")).isEqualTo(Avatar.hue("rama")).isBetween(0, Avatar.HUES - 1);
    }
}
