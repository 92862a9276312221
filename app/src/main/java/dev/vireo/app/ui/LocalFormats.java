package dev.vireo.app.ui;

import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Times, dates and lists as they are written in the language of the texts, with the customs of the computer's region. Any thread. */
public final class LocalFormats {

    /** Where English dates have the month first. */
    private static final Set<String> MONTH_FIRST = Set.of("US", "AS", "GU", "MH", "MP", "PH", "PR", "UM", "VI");
    private static final String SHORT_DATE = "MMMd";
    private static final String DATE = "yMMMd";
    private static final String WEEKDAY_AND_DATE = "MMMMEEEEd";

    private LocalFormats() {
    }

    /** "14:05", "2:05 PM". */
    public static DateTimeFormatter time() {
        return time("jm", "HH:mm");
    }

    /** "14:05:07", "2:05:07 PM". */
    public static DateTimeFormatter timeWithSeconds() {
        return time("jms", "HH:mm:ss");
    }

    /** "12 Mar". */
    public static DateTimeFormatter shortDate() {
        return date(SHORT_DATE);
    }

    /** "12 Mar 2026". */
    public static DateTimeFormatter date() {
        return date(DATE);
    }

    /** "12 March 2026". */
    public static DateTimeFormatter longDate() {
        Locale locale = dates();
        return withOwnDigits(DateTimeFormatter.ofPattern(
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(FormatStyle.LONG, null, IsoChronology.INSTANCE, locale), locale),
                locale);
    }

    /** "Thursday 12 March". */
    public static DateTimeFormatter weekdayAndDate() {
        return date(WEEKDAY_AND_DATE);
    }

    /** One after the other, such as "12 March 2026, 14:05"; takes a {@link ZonedDateTime}. */
    public static DateTimeFormatter both(DateTimeFormatter date, DateTimeFormatter time) {
        DateTimeFormatter both = new DateTimeFormatterBuilder().append(date).appendLiteral(Texts.language().comma()).append(time)
                .toFormatter(date.getLocale());
        return both.withDecimalStyle(date.getDecimalStyle());
    }

    /** Parts of a list, one after the other: "Rama, Sita, Lakshman". */
    public static String list(List<String> parts) {
        return String.join(Texts.language().comma(), parts);
    }

    /** Where no region says otherwise, the hours of a day are counted to 24. */
    private static DateTimeFormatter time(String template, String anywhere) {
        Locale locale = Texts.locale();
        return withOwnDigits(locale.getCountry().isEmpty() ? DateTimeFormatter.ofPattern(anywhere, locale)
                : DateTimeFormatter.ofLocalizedPattern(template), locale);
    }

    private static DateTimeFormatter date(String template) {
        return withOwnDigits(DateTimeFormatter.ofLocalizedPattern(template), dates());
    }

    private static DateTimeFormatter withOwnDigits(DateTimeFormatter format, Locale locale) {
        return format.withLocale(locale).withDecimalStyle(DecimalStyle.of(locale));
    }

    /** English is written in more regions than the JDK knows English customs of; for the others it would take American ones. */
    private static Locale dates() {
        Locale locale = Texts.locale();
        boolean american = Texts.language() == Language.ENGLISH && !MONTH_FIRST.contains(locale.getCountry())
                && pattern(locale).equals(pattern(Locale.US));
        return american ? Locale.UK : locale;
    }

    private static String pattern(Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(DATE, IsoChronology.INSTANCE, locale);
    }
}
