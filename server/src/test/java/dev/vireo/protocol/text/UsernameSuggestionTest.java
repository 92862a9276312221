package dev.vireo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsernameSuggestionTest {

    @ParameterizedTest
    @CsvSource({"Shyam,shyam", "Rama Sharma,rama.sharma", "Żaneta Ångström,zaneta.angstrom", "O'Neil,oneil", "  3 Sita 4 ,sita.4",
        "श्याम,syama", "Елена Иванова,elena.ivanova", "李雷,li.lei", "محمد,mhmd", "D’Angelo,dangelo", "🐦,''",
        "Øyvind Łukasz Strauß,oyvind.lukasz.strauss",
        "Rama of Ayodhya,rama.of.ayodhya", "Sītā O’Janaka,sita.ojanaka", "42,''", "İsa,isa",
        "Venkatanarasimharajuvaripeta Krishnamurthy,venkatanarasimharajuvaripeta.kri"})
    void aUsernameIsSuggestedInWhateverScriptTheNameIs(String name, String username) {
        assertThat(UsernameSuggestion.of(name)).isEqualTo(username);
    }

    @Test
    void anotherOneFitsIntoAUsernameToo() {
        assertThat(UsernameSuggestion.another("rama", 2)).isEqualTo("rama2");
        assertThat(UsernameSuggestion.another("r".repeat(32), 10)).isEqualTo("r".repeat(30) + "10");
    }
}
