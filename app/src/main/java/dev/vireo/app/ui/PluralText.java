package dev.vireo.app.ui;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * Texts whose words depend on a number, in ICU's form: {@code {0,plural,one{# message} other{# messages}}}, or on a name:
 * {@code {0,select,dm{…} other{…}}}. Which of the words fit is left to ICU, as is the grammar of the form. The rest is the JDK's, since
 * ICU's own formats would bring a second copy of all that is known of numbers and currencies.
 */
final class PluralText {

    private final MessagePattern pattern;
    private final Locale locale;
    private final Object[] arguments;
    private final StringBuilder words = new StringBuilder();

    private PluralText(MessagePattern pattern, Locale locale, Object[] arguments) {
        this.pattern = pattern;
        this.locale = locale;
        this.arguments = arguments;
    }

    static boolean isIn(String text) {
        return text.contains(",plural,") || text.contains(",select,");
    }

    /**
     * Takes the words that fit the arguments.
     *
     * @return a pattern for {@link java.text.MessageFormat}, without plurals and choices
     * @throws IllegalArgumentException if the text is not of this form
     */
    static String resolve(String text, Locale locale, Object... arguments) {
        // Where an apostrophe quotes, as in all other texts.
        MessagePattern pattern = new MessagePattern(MessagePattern.ApostropheMode.DOUBLE_REQUIRED).parse(text);
        PluralText resolved = new PluralText(pattern, locale, arguments);
        resolved.append(0, "");
        return resolved.words.toString();
    }

    /** @param message where it begins. @param number in place of # */
    private void append(int message, String number) {
        String text = pattern.getPatternString();
        int limit = pattern.getLimitPartIndex(message);
        int from = pattern.getPart(message).getLimit();
        for (int i = message + 1; i < limit; i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.REPLACE_NUMBER) {
                words.append(text, from, part.getIndex()).append(number);
                from = part.getLimit();
            } else if (part.getType() == Part.Type.ARG_START) {
                int end = pattern.getLimitPartIndex(i);
                if (part.getArgType() == ArgType.PLURAL || part.getArgType() == ArgType.SELECT) {
                    words.append(text, from, part.getIndex());
                    appendFitting(i, end, part.getArgType() == ArgType.PLURAL);
                    from = pattern.getPart(end).getLimit();
                }
                i = end;
            }
        }
        words.append(text, from, pattern.getPart(limit).getIndex());
    }

    private void appendFitting(int start, int end, boolean plural) {
        Object argument = arguments[pattern.getPart(start + 1).getValue()];
        String number = plural ? NumberFormat.getInstance(locale).format(argument).replace("'", "''") : "";
        String wanted = plural ? PluralRules.forLocale(locale).select(((Number) argument).doubleValue()) : String.valueOf(argument);
        int fitting = -1;
        for (int i = start + 2; i < end; i++) {
            String selector = pattern.getSubstring(pattern.getPart(i));
            boolean exact = pattern.getPartType(i + 1).hasNumericValue();
            int message = exact ? i + 2 : i + 1;
            if (exact && pattern.getNumericValue(pattern.getPart(i + 1)) == ((Number) argument).doubleValue()) {
                append(message, number);
                return;
            }
            if (!exact && (selector.equals(wanted) || fitting < 0 && "other".equals(selector))) {
                fitting = message;
            }
            i = pattern.getLimitPartIndex(message);
        }
        append(fitting, number);
    }
}
