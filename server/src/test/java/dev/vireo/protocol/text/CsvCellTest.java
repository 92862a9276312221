package dev.vireo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "shyam", "192.0.2.1", "::1", "{\"name\":\"x\"}", "2026-01-01T00:00:00Z", "a=b", "1-1", "a, b", "{}"})
    void whatIsHarmlessStaysAsItIs(String text) {
        assertThat(CsvCell.of(text)).isEqualTo('"' + text.replace("\"", "\"\"") + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n1", "\t", "\r", "\n", "'=1", "'", "=", "\uFF1D1", "\uFF0B1",
        "\uFF0D1",
        "\uFF20a", " =1", "\u00A0=1", "\uFEFF=1", "\u200B=1", "\u3000@a", "\"=1", "\"\" +1"})
    void whatASpreadsheetWouldExecuteIsText(String text) {
        assertThat(CsvCell.of(text)).isEqualTo("\"'" + text.replace("\"", "\"\"") + '"');
    }

    /** Where semicolons or tabs separate cells, the quotes of later cells mean nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"a;=1", "a,=1", "a\t=1", "a\n=1", "a|=1", "a; =1", "a;\"=1", "a;\"\"=1"})
    void noCellBeginsWithinAnotherOne(String text) {
        int separator = text.indexOf('a') + 1;
        String guarded = text.substring(0, separator + 1) + "'" + text.substring(separator + 1);
        assertThat(CsvCell.of(text)).isEqualTo('"' + guarded.replace("\"", "\"\"") + '"');
    }

    @Test
    void howeverTheLineIsSplitNoPieceIsAFormula() {
        Random random = new Random(1);
        String alphabet = "=+-@\t\r\n'\" ;,|a1\uFF1D";
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(8), 0, alphabet.length())
                    .collect(StringBuilder::new, (built, at) -> built.append(alphabet.charAt(at)), StringBuilder::append).toString();
            for (String piece : CsvCell.of(text).split("[;,\t|\r\n]")) {
                String shown = piece.replaceFirst("^[\" ]*", "");
                assertThat(shown).as("%s in %s", piece, text).doesNotContainPattern("^[=+@\uFF1D-]");
            }
        }
    }
}
