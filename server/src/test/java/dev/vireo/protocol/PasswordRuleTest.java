package dev.vireo.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.PasswordRule.Weakness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRuleTest {

    private static final List<String> NAMES = List.of("lakshman", "Lakshman of Ayodhya", "The Bridge Builders");

    @ParameterizedTest
    @CsvSource(textBlock = """
            123456789,                     TOO_SHORT
            1111111111,                    REPEATED
            '          ',                  REPEATED
            ababababab,                    REPEATED
            1212121212121212,              REPEATED
            qwertyqwerty,                  REPEATED
            passwordpassword,              REPEATED
            1112221112,                    REPEATED
            qwertyuiop,                    SEQUENCE
            QWERTYUIOP,                    SEQUENCE
            poiuytrewq,                    SEQUENCE
            qwertzuiop,                    SEQUENCE
            asdfghjkl1,                    SEQUENCE
            1234567890,                    SEQUENCE
            9876543210,                    SEQUENCE
            abcdefghijkl,                  SEQUENCE
            1qaz2wsx3edc,                  SEQUENCE
            1234qwerasdf,                  SEQUENCE
            qwertyuiop123,                 SEQUENCE
            \u0439\u0446\u0443\u043a\u0435\u043d\u0433\u0448\u0449\u0437\u0445\u044a, SEQUENCE
            \u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u0439, SEQUENCE
            lakshman1234,                  PERSONAL
            Lakshman-Ayodhya,              PERSONAL
            lakshman!!lakshman,            PERSONAL
            bridgebuilders,                PERSONAL
            vireo-lakshman,                PERSONAL
            password123,                   COMMON
            P@ssw0rd123,                   COMMON
            pass word 123,                 COMMON
            password2026,                  COMMON
            dragon!2026,                   COMMON
            basketball,                    COMMON
            1q2w3e4r5t6y,                  COMMON
            """)
    void whatIsGuessedFirstIsRefused(String password, Weakness weakness) {
        assertThat(PasswordRule.weakness(password, NAMES)).hasValue(weakness);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "the same for everybody", "correct horse battery", "x7#Kq9!mZp2", "lakshman and his bow", "tr0ub4dor&3 hill",
        "caf\u00e9 caf\u00e9 tea time",
        "\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e \u0938\u092c",
        "\u6211\u7684\u7b2c\u4e00\u53f0\u8ba1\u7b97\u673a\u5f88\u6162", "my 12345 old cars"})
    void aFewWordsOrWhatAKeeperMakesIsTaken(String password) {
        assertThat(PasswordRule.weakness(password, NAMES)).isEmpty();
    }

    @Test
    void lengthsAreThoseOfWhatIsSeen() {
        assertThat(PasswordRule.weakness("e\u0301a\u0301o\u0301u\u0301i\u0301", List.of())).hasValue(Weakness.TOO_SHORT);
        assertThat(PasswordRule.weakness("good words ".repeat(24), List.of())).hasValue(Weakness.TOO_LONG);
        assertThat(PasswordRule.weakness("a bell \u0007 rings here", List.of())).hasValue(Weakness.UNPRINTABLE);
    }

    @Test
    void aNameOfOneLetterForbidsNothing() {
        assertThat(PasswordRule.weakness("the bow of the king", List.of("a", "ra", ""))).isEmpty();
    }

    @Test
    void aSpaceIsASpaceAndAnAccentIsWrittenInOneWay() {
        assertThat(PasswordRule.normal("tea\u00a0and\u3000cafe\u0301")).isEqualTo("tea and caf\u00e9");
        assertThat(PasswordRule.normal("  Kept As It Is  ")).isEqualTo("  Kept As It Is  ");
    }
}
