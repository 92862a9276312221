package dev.vireo.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that look alike, and how they are told apart. */
final class LookAlikesTest {

    private final People people = new People(user("sita", "Sita"));

    @ParameterizedTest
    @CsvSource({
        "Shyam, Shyam",
        "Shyam, SHYAM",
        "Shyam, shyam",
        "Shyam, S h y a m",
        "Shyam, Shyam.",
        "Shyam, Shyám",
        "Shyam, Ѕhуаm",
        "Shyam, Shyarn",
        "Shyam, Ｓｈｙａｍ",
        "Shyam, Shyam @shyam",
        "Lakshman, Iakshman",
        "Lakshman, 1akshman",
        "Lakshman, Lаkshmаn",
        "Rama Raghu, Rama-Raghu",
        "राम, राम"
    })
    void namesThatLookTheSameHaveTheUsernameBesideThem(String one, String other) {
        people.update(List.of(user("rama", one), user("ravana", other)));

        assertThat(shown("rama")).isEqualTo(one + " @rama");
        assertThat(shown("ravana")).isEqualTo(other + " @ravana");
        assertThat(shown("sita")).isEqualTo("Sita");
    }

    @ParameterizedTest
    @CsvSource({"Rama, Rema", "Rama, Rama Raghu", "राम, रमा", "王伟, 王丽", "Lakshman, Lakshmi"})
    void otherNamesStandAlone(String one, String other) {
        people.update(List.of(user("rama", one), user("ravana", other)));

        assertThat(shown("rama")).isEqualTo(one);
        assertThat(shown("ravana")).isEqualTo(other);
    }

    @Test
    void itCountsAgainstMyNameToo() {
        people.update(List.of(user("ravana", "Sita")));

        assertThat(shown("ravana")).isEqualTo("Sita @ravana");
        assertThat(shown("sita")).isEqualTo("Sita @sita");
        assertThat(people.me().name()).isEqualTo("Sita");
    }

    @Test
    void anothersUsernameAsANameIsToldApart() {
        people.update(List.of(user("ravana", "Shyam")));
        assertThat(shown("ravana")).isEqualTo("Shyam");

        people.update(List.of(user("shyam", "The Flute Player")));

        assertThat(shown("ravana")).isEqualTo("Shyam @ravana");
        assertThat(shown("shyam")).isEqualTo("The Flute Player");
    }

    @Test
    void theUsernameDisappearsWithTheLikeness() {
        people.update(List.of(user("rama", "Rama"), user("ravana", "Rama")));
        people.update(List.of(user("ravana", "Ravana")));

        assertThat(shown("rama")).isEqualTo("Rama");
        assertThat(shown("ravana")).isEqualTo("Ravana");

        people.update(List.of(user("ravana", "rama")));
        assertThat(shown("rama")).isEqualTo("Rama @rama");
    }

    @Test
    void spacesCannotPushTheUsernameAway() {
        people.update(List.of(user("rama", "Rama"), user("ravana", "Rama" + "\u00a0 ".repeat(20) + ".")));

        assertThat(shown("ravana")).isEqualTo("Rama . @ravana");
    }

    @Test
    void aBotIsLabelled() {
        people.update(List.of(new User("weather", "Weather", "", "", OfficeRole.MEMBER, true, "", null, null, null)));

        assertThat(shown("weather")).isEqualTo("Weather · Bot");
        assertThat(people.person("weather").orElseThrow().document().bot()).as("as kept on the disk").isTrue();
        assertThat(people.person("weather").orElseThrow().document().displayName()).isEqualTo("Weather");
    }

    private String shown(String username) {
        return people.person(username).orElseThrow().displayName();
    }

    private static User user(String username, String displayName) {
        return new User(username, displayName, "", "", OfficeRole.MEMBER, "", null, null, null);
    }
}
