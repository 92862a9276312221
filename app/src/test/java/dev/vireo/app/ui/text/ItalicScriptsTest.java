package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.text.Span.Style;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItalicScriptsTest {

    /** Slanted text is between underscores. */
    @ParameterizedTest
    @CsvSource({
        "only words, _only words_",
        "naïve Ελληνικά Русский, _naïve Ελληνικά Русский_",
        "مرحبا بالعالم, مرحبا بالعالم",
        "שלום, שלום",
        "नमस्ते दुनिया, नमस्ते दुनिया",
        "สวัสดี, สวัสดี",
        "今日は, 今日は",
        "안녕, 안녕",
        "say مرحبا again, _say _مرحبا _again_",
        "(12) مرحبا (13), (12) مرحبا (13)",
        "'12, then 今日 and', '_12, then _今日 _and_'",
        "12:30, _12:30_",
    })
    void onlyScriptsThatHaveItalicsAreSlanted(String text, String slanted) {
        assertThat(marked(ItalicScripts.keepItalicsIn(List.of(Span.of(text, EnumSet.of(Style.ITALIC), null))))).isEqualTo(slanted);
    }

    @Test
    void boldStaysWhereItalicsAreDropped() {
        List<Span> spans = ItalicScripts.keepItalicsIn(List.of(Span.of("a مرحبا", EnumSet.of(Style.ITALIC, Style.BOLD), null)));

        assertThat(spans).extracting(Span::text).containsExactly("a ", "مرحبا");
        assertThat(spans).extracting(Span::styles).containsExactly(EnumSet.of(Style.ITALIC, Style.BOLD), EnumSet.of(Style.BOLD));
    }

    @Test
    void wordsWithoutItalicsStayOnePiece() {
        List<Span> spans = List.of(Span.of("say مرحبا", Set.of(), null), Span.of("", EnumSet.of(Style.ITALIC), null));

        assertThat(ItalicScripts.keepItalicsIn(spans)).isEqualTo(spans);
    }

    private static String marked(List<Span> spans) {
        return spans.stream().map(span -> span.styles().contains(Style.ITALIC) ? "_" + span.text() + "_" : span.text())
                .collect(Collectors.joining());
    }
}
