package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.text.Block;
import dev.vireo.protocol.text.CallCases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkupTest {

    private static final MentionNames OFFICE = new MentionNames() {
        @Override
        public Optional<String> displayName(String username) {
            return switch (username) {
                case "rama" -> Optional.of("Rama Sharma");
                case "sita" -> Optional.of("Sita");
                default -> Optional.empty();
            };
        }

        @Override
        public boolean me(String username) {
            return username.equals("sita");
        }
    };

    @Test
    void simpleFormattingIsRead() {
        assertThat(told("**bold** and *italic*, `code`, ~~gone~~"))
                .isEqualTo("BOLD{bold} and ITALIC{italic}, CODE{code}, STRIKE{gone}");
        assertThat(told("***both***")).isEqualTo("BOLD+ITALIC{both}");
        assertThat(told("first\nsecond **line**")).isEqualTo("first\nsecond BOLD{line}");
    }

    @Test
    void partsStandUnderEachOther() {
        assertThat(told("Look:\n```java\nint i = 1;\n  **not bold**\n```\n> quoted\n> *again*\n\n- one\n- two\n\n3. three\n4. four"))
                .isEqualTo("Look:|[code int i = 1;\n  **not bold**]|[quote quoted\nITALIC{again}]|[• one][• two]|[3. three][4. four]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# no heading", "no heading\n---", "<b>no HTML</b> <script>alert(1)</script>", "&lt;no entity&gt; R&D",
        "\\\\server\\share\\_new", "![no picture](https://example.com/a.png)", "[no](javascript:alert(1))", "[no](file:///etc/passwd)",
        "snake_case_name", "2 * 3 * 4", "    no code by indentation", "a < b > c", "https:// nothing", "- ", "@nobody here",
        "plain words, as most are", "[not] [links]"})
    void everythingElseIsShownAsTyped(String typed) {
        assertThat(told(typed)).isEqualTo(typed);
    }

    @Test
    void aBackslashEscapesMarkup() {
        assertThat(told("\\*not italic\\*")).isEqualTo("*not italic*");
    }

    @Test
    void linksSayWhereTheyLead() {
        assertThat(told("see https://example.com/a?b=1.")).isEqualTo("see <https://example.com/a?b=1|https://example.com/a?b=1>.");
        assertThat(told("[the plan](https://example.com/plan)")).isEqualTo("<the plan|https://example.com/plan>");
        assertThat(told("www.example.com")).matches("<www.example.com\\|https?://www.example.com>");
        assertThat(told("rama@example.com")).isEqualTo("<rama@example.com|mailto:rama@example.com>");
        assertThat(told("[that](vireo:message/42)")).isEqualTo("<that|vireo:message/42>");
        assertThat(told("**[bold](https://example.com)**")).isEqualTo("BOLD<bold|https://example.com>");
        assertThat(told("[1]: https://example.com")).isEqualTo("<[1]: https://example.com|https://example.com>");
    }

    @Test
    void peopleAreCalledByTheNameTheyAreKnownBy() {
        assertThat(told("@rama, see this")).isEqualTo("(@Rama Sharma), see this");
        assertThat(told("@sita. @channel")).isEqualTo("(@Sita!). (@channel!)");
        assertThat(told("mail@rama `@rama` @lakshman")).isEqualTo("mail@rama CODE{@rama} @lakshman");
    }

    static List<CallCases.Case> cases() {
        return CallCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mentionsAreThoseThatTheServerCounts(CallCases.Case each) {
        Set<String> called = spans(Markup.read(each.text(), OFFICE)).flatMap(span -> Stream.ofNullable(span.mention()))
                .map(Mention::username).collect(Collectors.toSet());
        assertThat(called).isEqualTo(each.called());
    }

    private static Stream<Span> spans(List<Block<Span>> blocks) {
        return blocks.stream().flatMap(block -> switch (block) {
            case Block.Paragraph<Span>(var spans) -> spans.stream();
            case Block.Code<Span> _ -> Stream.empty();
            case Block.Quote<Span>(var inner) -> spans(inner);
            case Block.Items<Span>(_, var items) -> items.stream().flatMap(MarkupTest::spans);
        });
    }

    @Test
    void emojiStandForThemselves() {
        assertThat(told("Done 🎉 **yes 👍🏽**")).isEqualTo("Done :tada: BOLD{yes }:+1:");
        assertThat(told("`🎉`")).isEqualTo("CODE{🎉}");
    }

    @Test
    void thePlainWordsHaveNoMarkup() {
        assertThat(FormattedText.plain("**Look** at `this` [plan](https://example.com) @rama 🎉\n- one\n- two", OFFICE))
                .isEqualTo("Look at this plan @Rama Sharma 🎉\n• one\n• two");
        assertThat(FormattedText.plain("a \u202eb", OFFICE)).isEqualTo("a b");
    }

    @Test
    void searchHitsAreMarked() {
        assertThat(told(SearchHighlights.in(Markup.read("The *plan* of PLANS", OFFICE), List.of("plan"))))
                .isEqualTo("The ITALIC+HIT{plan} of HIT{PLAN}S");
    }

    @Test
    void excessiveMarkupIsShownAsTyped() {
        for (String hostile : List.of("> ".repeat(5_000) + "x", "*a ".repeat(3_000), "[".repeat(10_000), "[a](".repeat(2_500),
                "**".repeat(2_500) + "x" + "**".repeat(2_500), "`".repeat(9_999), "- ".repeat(4_999) + "x",
                "*a* ".repeat(2_500), "- x\n".repeat(2_500), "_*".repeat(5_000), "<".repeat(10_000), "a.".repeat(5_000) + "b www.",
                "https://" + "a.".repeat(4_990), "[x](https://" + "a@".repeat(4_900) + ")", "@a".repeat(5_000), "a@".repeat(5_000))) {
            List<Block<Span>> read = Markup.read(hostile, OFFICE);
            assertThat(Markup.words(read).replaceAll("\\s+", "")).as(hostile.substring(0, 10)).isNotEmpty();
        }
        assertThat(told("*a* ".repeat(2_500))).isEqualTo("*a* ".repeat(2_500));
    }

    private static String told(String source) {
        return told(Markup.read(source, OFFICE));
    }

    private static String told(List<Block<Span>> blocks) {
        return blocks.stream().map(block -> switch (block) {
            case Block.Paragraph<Span>(var spans) -> spans.stream().map(MarkupTest::told).collect(Collectors.joining());
            case Block.Code<Span>(var text) -> "[code " + text + "]";
            case Block.Quote<Span>(var inner) -> "[quote " + told(inner) + "]";
            case Block.Items<Span> items -> IntStream.range(0, items.items().size())
                    .mapToObj(i -> "[" + items.markers().get(i) + " " + told(items.items().get(i)) + "]").collect(Collectors.joining());
        }).collect(Collectors.joining("|"));
    }

    private static String told(Span span) {
        Set<Span.Style> styles = span.styles();
        String before = styles.stream().map(Enum::name).collect(Collectors.joining("+"));
        if (span.emoji() != null) {
            return span.emoji().shortcode();
        }
        if (span.mention() != null) {
            return "(" + span.mention().words() + (span.mention().me() ? "!" : "") + ")";
        }
        if (span.link() != null) {
            return before + "<" + span.text() + "|" + span.link().address() + ">";
        }
        return before.isEmpty() ? span.text() : before + "{" + span.text() + "}";
    }
}
