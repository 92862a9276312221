package dev.vireo.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.InvitationCode.Fault;
import dev.vireo.protocol.InvitationCode.MisreadCode;
import dev.vireo.protocol.InvitationCode.ReadCode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvitationCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final byte[] HEAD = HexFormat.of().parseHex("00ff10a5c3e7819b2d40");
    private static final InvitationCode CODE = InvitationCode.issue(HEAD, new SecureRandom());

    @Test
    void itIsSevenGroupsOfFourWithoutLookAlikes() {
        assertThat(CODE.groups()).hasSize(7).allSatisfy(group -> assertThat(group).hasSize(4));
        assertThat(CODE.text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(CODE.secret()).hasSize(11);
    }

    @Test
    void itCarriesTheHeadOfTheKeyWhateverItsBits() {
        for (String head : new String[] {"00ff10a5c3e7819b2d40", "00000000000000000000", "ffffffffffffffffffff", "80000000000000000001"}) {
            byte[] bytes = HexFormat.of().parseHex(head);
            InvitationCode code = InvitationCode.issue(bytes, new SecureRandom());
            assertThat(read(code.text()).head()).isEqualTo(bytes);
            assertThat(read(code.text()).secret()).isEqualTo(code.secret());
        }
        assertThatThrownBy(() -> InvitationCode.issue(new byte[9], new SecureRandom())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTwoCodesOfAnOfficeAreTheSame() {
        assertThat(InvitationCode.issue(HEAD, new SecureRandom())).isNotEqualTo(CODE);
    }

    @Test
    void itIsReadHoweverPeopleWriteIt() {
        String bare = CODE.text().replace("-", "");
        assertThat(read(CODE.text().toLowerCase(java.util.Locale.ROOT))).isEqualTo(CODE);
        assertThat(read(bare)).isEqualTo(CODE);
        assertThat(read(bare.replace('0', 'O').replace('1', 'I'))).isEqualTo(CODE);
        assertThat(read(bare.replace('0', 'o').replace('1', 'l'))).isEqualTo(CODE);
        assertThat(read(bare.replace('1', '\u0131'))).as("the Turkish i without a dot").isEqualTo(CODE);
        assertThat(read("  " + CODE.text().replace("-", " \u2013 ") + "\r\n")).isEqualTo(CODE);
        assertThat(read(CODE.text().replace("-", "\u00a0"))).isEqualTo(CODE);
        assertThat(read(bare.replaceAll("(.)", "$1 "))).as("letter by letter").isEqualTo(CODE);
        assertThat(read("\u200B" + bare + "\uFEFF")).as("with what copying adds").isEqualTo(CODE);
        assertThat(read(wide(bare))).as("in full width").isEqualTo(CODE);
    }

    @Test
    void eachSingleWrongCharacterIsCaught() {
        String bare = CODE.text().replace("-", "");
        IntStream.range(0, bare.length()).forEach(at -> ALPHABET.chars().filter(other -> other != bare.charAt(at)).forEach(other -> {
            String wrong = bare.substring(0, at) + (char) other + bare.substring(at + 1);
            assertThat(InvitationCode.read(wrong)).as(wrong).isEqualTo(new MisreadCode(Fault.WRONG_CHECK, 0));
        }));
    }

    @Test
    void anyTwoThatChangePlacesAreCaught() {
        String bare = CODE.text().replace("-", "");
        for (int one = 0; one < bare.length(); one++) {
            for (int other = one + 1; other < bare.length(); other++) {
                StringBuilder swapped = new StringBuilder(bare);
                swapped.setCharAt(one, bare.charAt(other));
                swapped.setCharAt(other, bare.charAt(one));
                if (!swapped.toString().equals(bare)) {
                    assertThat(InvitationCode.read(swapped.toString())).isEqualTo(new MisreadCode(Fault.WRONG_CHECK, 0));
                }
            }
        }
    }

    @Test
    void whatIsWrongIsSaidAndWhere() {
        String[] groups = CODE.groups().toArray(String[]::new);
        assertThat(InvitationCode.read(" - ")).isEqualTo(new MisreadCode(Fault.EMPTY, 0));
        assertThat(InvitationCode.read(with(groups, 2, "AB"))).isEqualTo(new MisreadCode(Fault.TOO_SHORT, 3));
        assertThat(InvitationCode.read(with(groups, 6, "ABCDE"))).isEqualTo(new MisreadCode(Fault.TOO_LONG, 7));
        assertThat(InvitationCode.read(with(groups, 4, "AUBC"))).isEqualTo(new MisreadCode(Fault.BAD_CHARACTER, 5));
        assertThat(InvitationCode.read(groups[0] + " " + groups[1])).isEqualTo(new MisreadCode(Fault.TOO_SHORT, 0));
        assertThat(InvitationCode.read(CODE.text() + " 7")).isEqualTo(new MisreadCode(Fault.TOO_LONG, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDC26", "\u0928\u092E", "*", "_#_", "\uD800", "0000-0000-0000-0000-0000-0000-0000",
        "https://example.org"})
    void nothingThatIsTypedIsAnError(String text) {
        assertThat(InvitationCode.read(text)).isInstanceOf(MisreadCode.class);
        assertThat(InvitationCode.read(text.repeat(1_000))).isInstanceOf(MisreadCode.class);
    }

    @Test
    void theSecretIsInNoLog() {
        assertThat(CODE.toString()).doesNotContain(CODE.secret()).contains(CODE.text().replace("-", "").substring(0, 16));
    }

    private static InvitationCode read(String text) {
        assertThat(InvitationCode.read(text)).isInstanceOf(ReadCode.class);
        return ((ReadCode) InvitationCode.read(text)).code();
    }

    private static String with(String[] groups, int at, String group) {
        String[] changed = groups.clone();
        changed[at] = group;
        return String.join("-", changed);
    }

    private static String wide(String text) {
        return text.codePoints().map(c -> c + 0xFEE0).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
