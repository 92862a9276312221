package dev.vireo.server.search;

import dev.vireo.server.problem.ProblemException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parsed search: words and phrases, all of which a message must contain, and filters. Any text is a query, and what is not a
 * filter is words. Filled by one thread.
 */
final class SearchQuery {

    /** An unclosed quote is ignored, since somebody may still be typing. */
    private static final Pattern PART = Pattern.compile(
            "(?<key>(?-u:from|in|has|on|before|after)):(?:\"(?<quoted>[^\"]*)\"|(?<value>[^\\s\"]*))|\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int LAST_YEAR = 9999;

    private final ZoneId zone;
    private final List<QueryWords> said = new ArrayList<>();
    private final List<String> from = new ArrayList<>();
    private final List<String> in = new ArrayList<>();
    private final Set<CarriedKind> has = EnumSet.noneOf(CarriedKind.class);
    private @Nullable Instant before;
    private @Nullable Instant after;

    /** The kinds of content for the filter {@code has}. */
    enum CarriedKind {
        FILE,
        IMAGE,
        LINK;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A word, or with {@code phrase} several words in this order. */
    record QueryWords(String text, boolean phrase) {
    }

    private SearchQuery(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Parses a query.
     *
     * @param zone the time zone in which the reader's days begin and end
     * @throws ProblemException 400 for a filter that makes no sense
     */
    static SearchQuery parse(String query, ZoneId zone) {
        SearchQuery wanted = new SearchQuery(zone);
        Matcher part = PART.matcher(Normalizer.normalize(query, Normalizer.Form.NFC));
        while (part.find()) {
            if (part.group("key") != null) {
                String value = part.group("quoted") == null ? part.group("value") : part.group("quoted");
                wanted.filter(part.group("key").toLowerCase(Locale.ROOT), value);
            } else if (part.group("phrase") != null) {
                wanted.said.add(new QueryWords(part.group("phrase"), true));
            } else {
                wanted.said.add(new QueryWords(part.group("word"), false));
            }
        }
        return wanted;
    }

    /** Adds a filter. An empty value adds none. */
    void filter(String key, String value) {
        if (value.isBlank()) {
            return;
        }
        switch (key) {
            case "from" -> from.add(value.startsWith("@") ? value.substring(1) : value);
            case "in" -> in.add(value.startsWith("#") || value.startsWith("@") ? value.substring(1) : value);
            case "has" -> has.add(has(value));
            case "before" -> before(time(key, value));
            case "after" -> after(time(key, value));
            case "on" -> {
                LocalDate day = day(key, value);
                after(day.atStartOfDay(zone).toInstant());
                before(day.plusDays(1).atStartOfDay(zone).toInstant());
            }
            default -> throw new IllegalArgumentException(key);
        }
    }

    private void before(Instant time) {
        before = before == null || time.isBefore(before) ? time : before;
    }

    private void after(Instant time) {
        after = after == null || time.isAfter(after) ? time : after;
    }

    private static CarriedKind has(String value) {
        for (CarriedKind one : CarriedKind.values()) {
            if (one.key().equalsIgnoreCase(value)) {
                return one;
            }
        }
        throw ProblemException.badField("has", "Use has with file, image or link.");
    }

    private Instant time(String key, String value) {
        if (DATE.matcher(value).matches()) {
            return day(key, value).atStartOfDay(zone).toInstant();
        }
        try {
            // An offset's plus sign that was not escaped arrives as a space.
            OffsetDateTime time = OffsetDateTime.parse(value.replace(' ', '+'));
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // answered below, as any other time that is none
        }
        throw noDate(key);
    }

    private static LocalDate day(String key, String value) {
        try {
            if (DATE.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeException e) {
            // answered below, as any other day that is none
        }
        throw noDate(key);
    }

    private static ProblemException noDate(String key) {
        return ProblemException.badField(key, "This isn't a valid date. Use a format such as 2026-01-31.");
    }

    /** Whether there is nothing to search for. */
    boolean isEmpty() {
        return said.isEmpty() && from.isEmpty() && in.isEmpty() && has.isEmpty() && before == null && after == null;
    }

    /** The search terms. The last one may be only the beginning of a word. */
    List<SearchTerm> needles(WordAnalyzer analysis) {
        List<SearchTerm> needles = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            QueryWords one = said.get(i);
            boolean begun = !one.phrase() && i == said.size() - 1;
            SearchTerm.of(analysis, one.text(), begun)
                    .ifPresent(needles::add);
        }
        return needles;
    }

    /** Whether it contains words, even without any letters. */
    boolean hasWords() {
        return !said.isEmpty();
    }

    /** The names of the possible authors; empty for anybody. */
    List<String> from() {
        return from;
    }

    /** The names of the possible channels; empty for all. */
    List<String> in() {
        return in;
    }

    Set<CarriedKind> has() {
        return has;
    }

    /** The time before which it was written; null for any. */
    @Nullable
    Instant before() {
        return before;
    }

    /** The time from which on it was written; null for any. */
    @Nullable
    Instant after() {
        return after;
    }
}
