package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"rama", "a.b", "a-b_c.d9", "abcdefghijklmnopqrstuvwxyz012345"})
    void aUsernameIsTakenAsItIs(String username) {
        assertThat(ProfileText.username(username)).isEqualTo(username);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "1abc", "Abc", "a b", "a/b", "a\r\nb", "rama\n", "abcdefghijklmnopqrstuvwxyz0123456", "", "r\u00e9a"})
    void aUsernameHasAStrictForm(String username) {
        assertRefused("invalid_username", () -> ProfileText.username(username));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel", "here", "all", "everyone", "system", "admin", "vireo", "former", "former-colleague", "former.rama",
        "adrnin", "vire0", "a11", "admin."})
    void nobodyIsNamedAsEverybodyIsCalledOrAsTheProgramSpeaks(String username) {
        assertRefused("username_reserved", () -> ProfileText.newUsername(username));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Admin", "VIREO", "v\u00edreo", "Former colleague", "S\u0443stem", "\uFF41\uFF4C\uFF4C"})
    void norAreDisplayNames(String name) {
        assertRefused("display_name_reserved", () -> ProfileText.newDisplayName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"allan", "heremba", "formerly", "channel.five", "sysadmin", "vireo.fan"})
    void aNameThatOnlyBeginsSoIsFree(String username) {
        assertThat(ProfileText.newUsername(username)).isEqualTo(username);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0007bell", "two\nlines", "\u202Egnorw", "\u2066isolated\u2069", "zero\u200Bwidth",
        "\uFEFFbom", "\u200D", "...", "para\u2029graph", "private\uE000use", "\u3164", "\u3164\u3164 .", "Finance\u200D", "Finance\uFE0F",
        "Rama\uDB40\uDC41", "\u2800", "soft\u00ADhyphen"})
    void aNameHidesNothing(String name) {
        assertRefused("invalid_display_name", () -> ProfileText.displayName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R\u0101ma", "\u0936\u094D\u092F\u093E\u092E", "\u674E", "O'Neill-Smith, Jr.",
        "Sita \uD83D\uDC69\u200D\uD83D\uDCBB", "\u0639\u0644\u06CC\u200C\u0631\u0636\u0627", "\u0915\u094D\u200D\u0937"})
    void aNameIsOfAnyScript(String name) {
        assertThat(ProfileText.displayName(name)).isEqualTo(name);
    }

    @Test
    void titlesDepartmentsAndStatusTextsHideNothingEither() {
        assertRefused("invalid_title", () -> ProfileText.title("Boss\u200D"));
        assertRefused("invalid_department", () -> ProfileText.department("\u3164"));
        assertRefused("invalid_status_text", () -> ProfileText.statusText("away\uFE0F"));
        assertRefused("invalid_office", () -> ProfileText.office("\u3164"));
        assertThat(ProfileText.statusText("\u2615\uFE0F at lunch")).isEqualTo("\u2615\uFE0F at lunch");
    }

    @Test
    void theSpaceAroundANameGoesWhateverItsKind() {
        assertThat(ProfileText.displayName("\u00A0 Rama\u3000")).isEqualTo("Rama");
    }

    @Test
    void lengthsCountCharactersAsPeopleDo() {
        assertThat(ProfileText.displayName("\uD83D\uDC26a".repeat(30))).hasSize(90);
        assertThat(ProfileText.displayName("e\u0301".repeat(60))).hasSize(60);
        assertRefused("invalid_display_name", () -> ProfileText.displayName("a".repeat(61)));
    }

    @Test
    void aPasswordIsLongEnoughAndNotTooLong() {
        assertThat(ProfileText.password("0123456789")).isEqualTo("0123456789");
        assertRefused("invalid_password", () -> ProfileText.password("012345678"));
        assertRefused("invalid_password", () -> ProfileText.password("a".repeat(257)));
        assertRefused("invalid_password", () -> ProfileText.password(null));
    }

    @Test
    void aDeviceIsNamedWhateverItSays() {
        assertThat(ProfileText.device(null)).isEqualTo("unknown device");
        assertThat(ProfileText.device("Vireo\u202E " + "x".repeat(200))).startsWith("Vireo? ").hasSize(80);
    }

    private static void assertRefused(String code, Runnable check) {
        assertThatThrownBy(check::run).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo(code);
        });
    }
}
