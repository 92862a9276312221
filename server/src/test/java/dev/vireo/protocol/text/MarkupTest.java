package dev.vireo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkupTest {

    @ParameterizedTest
    @ValueSource(strings = {
        // Arithmetic and wildcards
        "2*3*4=24", "100*100/400*56", "5*6 and 7*8", "a*b*c", "(a)*(b)*(c)", "2*(3+4)*5", "x**2 + y**2", "2**3**4", "a**b**c", "=A1*B1*C1",
        "3*x + 4*y", "10*20cm and 30*40cm", "5 * 6 * 7", "*.csv, *.txt", "*.csv,*.txt", "*.*", "copy *.* D:\\", "SELECT count(*), sum(*)",
        "/*comment*/", "src/**/*.java and test/**/*.java", "foo.*bar.*", "*/5 * * * *", "f(*args, **kwargs)", "5~~6~~7", "snake_case_name",
        // Backslashes that take nothing away
        "C:\\data\\*.csv", "\\\\server\\share\\[Archive]", "¯\\_(ツ)_/¯", "¯_(ツ)_/¯", "5 \\* 6", "C:\\a\\*b\\*c", "snake\\_case", "a\\",
        "\\\\server\\share\\_new", "C:\\Users\\[me]", "\\d+\\.\\d*", "a \\~ b",
        // Signs of numbers
        "- 5 °C outside", "+ 3 %", "- 5 apples\n- 3 pears", "- €5", "Tomorrow:\n- 5 °C",
        // Addresses that lead nowhere keep their signs
        "ftp://example.com/_a_", "@sita@example.social",
        // Lines of code
        "    if (a) {\n        b(*c);\n    }", "\tx = [1]\n\t\ty = `", "  a_b  c_d\n  1    2"})
    void isShownAsTyped(String typed) {
        assertThat(told(typed)).isEqualTo(typed);
        assertThat(Markup.plain(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', delimiter = ';', value = {
        "https://example.com/_foo_/bar;<https://example.com/_foo_/bar>",
        "https://example.com/x.html#object.__init__;<https://example.com/x.html#object.__init__>",
        "https://example.com/?q=*foo*;<https://example.com/?q=*foo*>",
        "https://example.com/~~x~~/ ok;<https://example.com/~~x~~/> ok",
        "www.example.com/_a_;<www.example.com/_a_>",
        "https://example.com/a/*;<https://example.com/a/*>",
        "**https://example.com/a**;BOLD<https://example.com/a>",
        "**see https://example.com/_a_**;BOLD{see }BOLD<https://example.com/_a_>",
        "*see https://example.com/?q=*foo**;ITALIC{see }ITALIC<https://example.com/?q=*foo*>",
        "_https://example.com/a_;ITALIC<https://example.com/a>",
        "`https://example.com/*a*`;CODE{https://example.com/*a*}",
        "<https://example.com/a)>;<https://example.com/a)>",
        "[a](https://example.com/_b_);<a>",
        "https://example.com/wiki/Foo_(bar)_baz;<https://example.com/wiki/Foo_(bar)_baz>",
        "(https://example.com/wiki/Foo_(bar));(<https://example.com/wiki/Foo_(bar)>)",
        "https://example.com/a.;<https://example.com/a>.",
        "'https://example.com/a';'<https://example.com/a>'",
    })
    void anAddressHoldsNoMarkup(String typed, String read) {
        assertThat(told(typed)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"„,“", "“,”", "‘,’", "‚,‘", "«,»", "»,«", "‹,›", "「,」", "『,』", "（,）", "【,】", "《,》", "〈,〉", "[,]", "(,)", "'',…", "'',、",
        "'',。",
        "'',，", "'',！", "'',？", "'',：", "'',；", "'',।", "'',؟", "'',،", "'',۔", "'',።", "'',։", "'',།", "'',។"})
    void quotesAndSentenceEndsEndALink(String before, String behind) {
        String address = "<https://example.com/abc>";
        assertThat(told(before + "https://example.com/abc" + behind)).isEqualTo(before + address + behind);
        assertThat(told(before + "https://example.com/abc" + behind + " x")).isEqualTo(before + address + behind + " x");
        assertThat(told("https://example.com/abc" + behind + "https://example.com/abc")).startsWith(address + behind);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', delimiter = ';', value = {
        "**bold** and *italic*, `code`, ~~gone~~;BOLD{bold} and ITALIC{italic}, CODE{code}, STRIKE{gone}", "***both***;BOLD+ITALIC{both}",
        "**2*3**;BOLD{2*3}", "~~5*6~~;STRIKE{5*6}", "un**believ**able;unBOLD{believ}able", "*laptop*s;ITALIC{laptop}s",
        "**Note:** text;BOLD{Note:} text", "(*really*);(ITALIC{really})", "\"**x**\";\"BOLD{x}\"", "*a*, *b*;ITALIC{a}, ITALIC{b}",
        "中文**重点**内容;中文BOLD{重点}内容", "中文**「重点」**内容;中文BOLD{「重点」}内容", "**中文**「引用」;BOLD{中文}「引用」", "🎉*party*🎉;🎉ITALIC{party}🎉",
        "\\*not italic\\*;*not italic*", "\\`code\\`;`code`", "\\* item;* item", "`a \\* b`;CODE{a \\* b}", "\\~~x\\~~;~~x~~",
        "\\[a](https://example.com);[a](<https://example.com>)", "\\**bold\\**;*ITALIC{bold*}",
    })
    void markupIsRead(String typed, String read) {
        assertThat(told(typed)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', delimiter = ';', value = {
        "2. a\\n5. b;[2. a][5. b]", "4. d\\n3. c\\n2. b\\n1. a;[4. d][3. c][2. b][1. a]", "1) a\\n3) b;[1) a][3) b]",
        "007. a\\n008. b;[007. a][008. b]",
        "1986. A great year;[1986. A great year]", "- a\\n  1. b\\n  3. c;[• a|[1. b][3. c]]", "- milk\\n- 5 apples;[• milk][• 5 apples]",
        "* 5 apples;[• 5 apples]", "- 5 °C\\n\\n  and *rain*;[- 5 °C|and ITALIC{rain}]", "- a\\n- b;[• a][• b]",
    })
    void aListHasItsNumbersAsTyped(String typed, String read) {
        assertThat(told(typed.translateEscapes())).isEqualTo(read);
    }

    @Test
    void linesStayAsFarToTheRightAsTheyWere() {
        assertThat(told("    **a**\n      b")).isEqualTo("    BOLD{a}\n      b");
        assertThat(told("> quoted\n>     code *x*")).isEqualTo("[quote quoted\n    code ITALIC{x}]");
        assertThat(told("  *a\n    b*\n  c")).isEqualTo("  ITALIC{a\n    b}\n  c");
    }

    @Test
    void tokenCharactersInTheTextAreOrdinaryCharacters() {
        assertThat(told("\ufdd0\ufde0\ufde1\ufde2 \ufdd1 a\u205fb *c*")).isEqualTo("\ufdd0\ufde0\ufde1\ufde2 \ufdd1 a\u205fb ITALIC{c}");
    }

    @Test
    void addressesAreLookedForInOneGo() {
        for (String hostile : List.of("https://a.", "https://a.b。", "a@", "@a", "a@a.a", "www.", "www.a.", "://", "a://", "<http://a.b",
                "((", "https://a.b/((",
                "a.", "mailto:a@b.c ", "\u0301")) {
            long once = looks(hostile.repeat(10_000 / hostile.length()));
            long fourTimes = looks(hostile.repeat(40_000 / hostile.length()));
            assertThat(fourTimes).as(hostile).isLessThan(6 * once);
        }
    }

    private static long looks(String text) {
        CountingText counting = new CountingText(text);
        AddressFinder.in(counting);
        MentionFinder.in(counting);
        return counting.looks();
    }

    /** Counts how often a character of it is looked at, also through its parts. */
    private static final class CountingText implements CharSequence {

        private final String text;
        private final long[] looks;

        CountingText(String text) {
            this(text, new long[1]);
        }

        private CountingText(String text, long[] looks) {
            this.text = text;
            this.looks = looks;
        }

        long looks() {
            return looks[0];
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks[0]++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountingText(text.substring(start, end), looks);
        }

        @Override
        public String toString() {
            looks[0] += text.length();
            return text;
        }
    }

    private static String told(String source) {
        return told(Markup.read(source));
    }

    private static String told(List<Block<Run>> blocks) {
        return blocks.stream().map(block -> switch (block) {
            case Block.Paragraph<Run>(var runs) -> runs.stream().map(MarkupTest::told).collect(Collectors.joining());
            case Block.Code<Run>(var text) -> "[code " + text + "]";
            case Block.Quote<Run>(var inner) -> "[quote " + told(inner) + "]";
            case Block.Items<Run>(var markers, var items) -> IntStream.range(0, items.size())
                    .mapToObj(i -> "[" + markers.get(i) + " " + told(items.get(i)) + "]").collect(Collectors.joining());
        }).collect(Collectors.joining("|"));
    }

    private static String told(Run run) {
        String styles = run.styles().stream().sorted().map(Enum::name).collect(Collectors.joining("+"));
        String text = run.link() == null ? run.text() : "<" + run.text() + ">";
        return styles.isEmpty() ? text : run.link() == null ? styles + "{" + text + "}" : styles + text;
    }
}
