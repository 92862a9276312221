package dev.vireo.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTextTest {

    @ParameterizedTest
    @CsvSource({"IDIL,idil", "IDIL,ıdıl", "idil,İDİL", "STRASSE,straße", "ΟΔΟΣ,οδος", "ÉQUIPE,équipe", "ГРУППА,группа"})
    void upperAndLowerCaseAreOne(String one, String other) {
        assertThat(FoldedText.of(one)).isEqualTo(FoldedText.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "az-AZ", "lt-LT", "fa-IR"})
    void theComputersLocaleChangesNothing(String locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(FoldedText.of("IDIL")).isEqualTo("idil");
        } finally {
            Locale.setDefault(before);
        }
    }
}
