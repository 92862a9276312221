package dev.vireo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "\u00a0", "\u200b", "\u2800\u2800", "\u3164", "\ufeff", "\u00ad", "\u115f\u1160", "\uffa0",
        "\u180e", "\u034f", "\u061c", "\u200e\u200f", "\u2060\u2061\u2064", "\u202e", "\ufe0f", "\udb40\udc41", "\u17b4\u17b5",
        "\ufff9\ufffb", "\ud834\udd59", "\u200d\u200c", "\u3000\u2003\u202f", "\u2028\u2029\u0085", " \u200b\n\u3164 "})
    void anInvisibleTextIsBlank(String text) {
        assertThat(MessageText.blank(text)).isTrue();
        assertThat(MessageText.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "\u200ba", "\u0301", "🎉", "\u2801", "\u3131", "می\u200cروم", "\u0600", "\ue000", "\ufffc"})
    void aVisibleTextIsNotBlank(String text) {
        assertThat(MessageText.blank(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`    if (x) {\\n        y();\\n    }`, `    if (x) {\\n        y();\\n    }`",
        "`\\n \\n  first\\n\\n  second  \\n\\n`, `  first\\n\\n  second`",
        "`\\ttable\\t1`, `\\ttable\\t1`", "`word  `, `word`", "`\u00a0\\n\u3000indented\u00a0`, `\u3000indented`", "` `, ``"})
    void onlyBlankLinesBeforeAndSpaceBehindGo(String written, String sent) {
        assertThat(MessageText.trimmed(written.translateEscapes())).isEqualTo(sent.translateEscapes());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`it\\u0092s`, `it’s`", "`\\u0093quoted\\u0094`, `“quoted”`", "`\\u0080 5`, `€ 5`", "`wait\\u0085 it\\u0092s`, `wait… it’s`",
        "`one\\u0085two`, `one\\ntwo`", "`one\\rtwo`, `one\\ntwo`", "`one\\r\\ntwo`, `one\\ntwo`", "`one\\r\\rtwo`, `one\\n\\ntwo`",
        "`one\\u000btwo`, `one\\ntwo`", "`one\\u000ctwo`, `one\\ntwo`", "`one\\u2028two\\u2029three`, `one\\ntwo\\nthree`",
        "`one\\u001ftwo`, `one two`", "`be\\u0007ll\\u0000\\u007f`, `bell`", "`\\u0081a\\u009d`, `a`", "`a\\tb\\nc`, `a\\tb\\nc`",
        "`half \\ud83d`, `half \\ufffd`", "`🎉 é`, `🎉 é`"})
    void pastedTextIsRepaired(String pasted, String clean) {
        assertThat(MessageText.pasted(unescaped(pasted))).isEqualTo(unescaped(clean));
    }

    @Test
    void sentTextIsInNfc() {
        assertThat(MessageText.of("\n  e\u0301 \r\n")).isEqualTo("  é");
    }

    private static String unescaped(String text) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                all.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                all.append(text.charAt(i));
            }
        }
        return all.toString().translateEscapes();
    }
}
