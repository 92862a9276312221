package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Limits;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FileNameTest {

    static Stream<Arguments> aNameKeepsOnlyItsVisibleCharacters() {
        return Stream.of(
                Arguments.of("../../../etc/passwd", "passwd"),
                Arguments.of("..\\..\\boot.ini", "boot.ini"),
                Arguments.of("C:\\Users\\rama\\plan.txt", "plan.txt"),
                Arguments.of("/", "file"),
                Arguments.of("..", "file"),
                Arguments.of(" . . ", "file"),
                Arguments.of("", "file"),
                Arguments.of("invoice\u202Efdp.exe", "invoicefdp.exe"),
                Arguments.of("a\u200Bb\u2066c\uFEFFd\u00ADe.txt", "abcde.txt"),
                Arguments.of("line\nbreak\u0000\u001B[31m.txt", "linebreak[31m.txt"),
                Arguments.of("half\uD800.txt", "half.txt"),
                Arguments.of("a\u00A0b\u3000c", "a b c"),
                Arguments.of("what? <is> \"this\"|*:.txt", "what_ _is_ _this____.txt"),
                Arguments.of("trailing.txt. . .", "trailing.txt"),
                Arguments.of("con", "_con"),
                Arguments.of("NUL.tar.gz", "_NUL.tar.gz"),
                Arguments.of("COM1 .txt", "_COM1 .txt"),
                Arguments.of("lpt\u00B2.txt", "_lpt\u00B2.txt"),
                Arguments.of("console.txt", "console.txt"),
                Arguments.of("cafe\u0301.png", "caf\u00E9.png"),
                Arguments.of(".profile", ".profile"),
                Arguments.of("Gr\u00FC\u00DFe \uD83D\uDC26.png", "Gr\u00FC\u00DFe \uD83D\uDC26.png"));
    }

    @ParameterizedTest
    @MethodSource
    void aNameKeepsOnlyItsVisibleCharacters(String given, String kept) {
        assertThat(FileName.of(given)).isEqualTo(kept);
    }

    static Stream<Arguments> aLongNameFitsOnEverySystemAndKeepsItsExtension() {
        return Stream.of("\uD83D\uDC26", "\u65E5\u672C\u8A9E", "a", "\u0928\u092E\u0938\u094D\u0924\u0947", "e\u0301\u0323")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource
    void aLongNameFitsOnEverySystemAndKeepsItsExtension(String part) {
        String kept = FileName.of(part.repeat(300) + ".png");

        assertThat(kept.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
        assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(Limits.FILE_NAME_LENGTH);
        assertThat(kept).endsWith(".png").hasSizeGreaterThan(60);
    }

    @Test
    void combinedCharactersAreNotSplit() {
        String family = "\uD83D\uDC68\uD83C\uDFFD";

        String kept = FileName.of("a" + family.repeat(100) + ".png");

        String stem = kept.substring(1, kept.length() - 4);
        assertThat(stem).isEqualTo(family.repeat(stem.length() / family.length()));
    }

    @Test
    void aLongExtensionIsNone() {
        assertThat(FileName.of("a." + "b".repeat(300))).hasSize(Limits.FILE_NAME_LENGTH);
    }

    @Test
    void aHeaderCannotBeLeftByAName() {
        assertThat(FileName.ascii("a\"; b=\u00FC\\%41.txt")).isEqualTo("a__ b=___41.txt");
        assertThat(FileName.escaped("a b\"\u00FC'.txt")).isEqualTo("UTF-8''a%20b%22%C3%BC%27.txt");
    }
}
