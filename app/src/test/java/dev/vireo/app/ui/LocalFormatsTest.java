package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalFormatsTest {

    private static final ZonedDateTime THEN = ZonedDateTime.of(2026, 3, 12, 14, 5, 7, 0, ZoneOffset.UTC);

    private final Locale before = Locale.getDefault();

    @AfterEach
    void backHome() {
        Texts.speak("");
        Locale.setDefault(before);
    }

    @Test
    void datesAndTimesFollowTheLanguageWithTheCustomsOfTheRegion() {
        assertThat(said("en-US")).isEqualTo("2:05 PM, Mar 12, Mar 12, 2026, March 12, 2026, 2:05:07 PM, Thu, Mar 12");
        assertThat(said("en-GB")).isEqualTo("14:05, 12 Mar, 12 Mar 2026, 12 March 2026, 14:05:07, Thursday 12 March");
        assertThat(said("de-DE")).isEqualTo("14:05, 12. M\u00e4rz, 12. M\u00e4rz 2026, 12. M\u00e4rz 2026, 14:05:07, Do., 12. M\u00e4rz");
        assertThat(said("ar-EG")).startsWith("\u0662:\u0660\u0665").contains("\u0661\u0662 \u0645\u0627\u0631\u0633");
        assertThat(said("ar-AE")).startsWith("2:05").contains("12 \u0645\u0627\u0631\u0633");
        assertThat(said("hi-IN")).startsWith("2:05").contains("12 \u092e\u093e\u0930\u094d\u091a 2026");
    }

    @Test
    void englishElsewhereIsNotAmerican() {
        assertThat(said("en")).as("nobody knows where").isEqualTo(said("en-GB"));
        assertThat(said("tr-TR")).isEqualTo(said("en-GB"));
        assertThat(said("fa-IR")).isEqualTo(said("en-GB"));
    }

    @Test
    void aChosenLanguageKeepsTheRegion() {
        Locale.setDefault(Locale.US);
        Texts.speak("de");
        assertThat(Texts.locale()).isEqualTo(Locale.of("de", "US"));
        assertThat(LocalFormats.date().format(THEN)).isEqualTo("12. M\u00e4rz 2026");
        Texts.speak("ar");
        assertThat(LocalFormats.list(List.of("Rama", "Sita"))).isEqualTo("Rama\u060c Sita");
        Texts.speak("xx");
        assertThat(Texts.language()).isEqualTo(Language.ENGLISH);
    }

    private static String said(String computer) {
        Locale.setDefault(Locale.forLanguageTag(computer));
        return String.join(", ", LocalFormats.time().format(THEN), LocalFormats.shortDate().format(THEN), LocalFormats.date().format(THEN),
                LocalFormats.longDate().format(THEN), LocalFormats.timeWithSeconds().format(THEN),
                LocalFormats.weekdayAndDate().format(THEN)).replace('\u202f', ' ');
    }
}
