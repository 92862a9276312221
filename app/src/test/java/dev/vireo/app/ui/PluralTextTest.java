package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class PluralTextTest {

    private static final String MESSAGES = "{0,plural,=0{Nothing} one{# message} other{# messages}} in {1}";

    @Test
    void theWordsFitTheNumber() {
        assertThat(said(Locale.US, MESSAGES, 0, "General")).isEqualTo("Nothing in General");
        assertThat(said(Locale.US, MESSAGES, 1, "General")).isEqualTo("1 message in General");
        assertThat(said(Locale.US, MESSAGES, 1234, "General")).isEqualTo("1,234 messages in General");
        assertThat(said(Locale.GERMANY, MESSAGES, 1234L, "General")).isEqualTo("1.234 messages in General");
    }

    @Test
    void eachLanguageHasItsOwnForms() {
        String days = "{0,plural,zero{z} one{o} two{t} few{f#} many{m#} other{x#}}";
        assertThat(said(Locale.of("ar"), days, 0)).isEqualTo("z");
        assertThat(said(Locale.of("ar"), days, 2)).isEqualTo("t");
        assertThat(said(Locale.of("ar"), days, 3)).isEqualTo("f3");
        assertThat(said(Locale.of("ar"), days, 11)).isEqualTo("m11");
        assertThat(said(Locale.of("ar"), days, 100)).isEqualTo("x100");
        assertThat(said(Locale.of("ar", "EG"), days, 11)).isEqualTo("m١١");
        assertThat(said(Locale.of("hi"), "{0,plural,one{o} other{x}}", 0)).as("none is one in Hindi").isEqualTo("o");
        assertThat(said(Locale.of("hi"), "{0,plural,other{x#}}", 1)).as("a form that is left out").isEqualTo("x1");
    }

    @Test
    void formsContainWhateverATextMay() {
        String nested = "{1,select,dm{You have {0,plural,one{# file: {2}} other{# files}}} other{''{2}'' has {0,number,integer}, # stays}}";
        assertThat(said(Locale.US, nested, 1, "dm", "it’s {0}.png")).isEqualTo("You have 1 file: it’s {0}.png");
        assertThat(said(Locale.US, nested, 20, "dm", "a")).isEqualTo("You have 20 files");
        assertThat(said(Locale.US, nested, 2000, "channel", "a")).isEqualTo("'a' has 2,000, # stays");
        assertThat(PluralText.isIn("{0} has {1,number,integer} plurals")).isFalse();
    }

    @Test
    void aBrokenTextIsRefused() {
        assertThatThrownBy(() -> said(Locale.US, "{0,plural,one{#}", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String said(Locale locale, String text, Object... arguments) {
        return new MessageFormat(PluralText.resolve(text, locale, arguments), locale).format(arguments);
    }
}
