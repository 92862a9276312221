package dev.vireo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "Finance\u200d", "Finance\u200c", "Fin\u200dance", "Finance\ufe0f", "Finance\ufe00", "1\ufe0f",
        "Finance\udb40\udd00", "Finance\udb40\udc41", "Fin\u00adance", "\ufeffFinance", "Fin\u2060ance", "\u115fFinance", "\u2800",
        "Fin\u034fance", "\u200dFinance", "Rama \u200d", "🎉\u200d", "🎉\u200dRama", "🏴\udb40\udc67\udb40\udc62", "Fin\u200bance",
        "\u202eFinance", "Fin\u180eance", "Ра\u200dма", "中\u200d文"})
    void invisibleCharactersAreFound(String name) {
        assertThat(NameText.hides(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Finance", "علی\u200cرضا", "خانه\u200cها", "क्\u200dष", "র\u200d্য", "ශ්\u200dරී", "അവന്\u200d", "👩\u200d💻",
        "👩🏽\u200d💻", "🏳️\u200d🌈", "❤️", "1️⃣", "邉\udb40\udd00", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Rama\u00a0Sharma", "山田\u3000太郎",
        "👨\u200d👩\u200d👧"})
    void charactersOfAScriptOrAnEmojiStay(String name) {
        assertThat(NameText.hides(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Finance, finance", "IDIL, idil", "IDIL, İdıl", "ΟΔΟΣ, οδος", "Finance, Fin\u200dance", "علیرضا, علی\u200cرضا",
        "❤, ❤\ufe0f", "Straße, STRASSE",
        "Team A, Team\u00a0A", "Team A, 'Team   A'", "Ａ１, a1", "邉, 邉\udb40\udd00", "é, e\u0301"})
    void namesThatLookTheSameAreEqual(String one, String other) {
        assertThat(NameText.key(one)).isEqualTo(NameText.key(other));
    }

    @ParameterizedTest
    @CsvSource({"Finance, Finances", "Team A, TeamA", "मन, मान", "é, e"})
    void othersAreNot(String one, String other) {
        assertThat(NameText.key(one)).isNotEqualTo(NameText.key(other));
    }
}
