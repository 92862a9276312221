package dev.vireo.app.search;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.FoldedText;
import dev.vireo.app.ui.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/** A filter that narrows a search: a word and a colon in the query. */
enum SearchFilter {
    FROM(Feather.USER),
    IN(Feather.HASH),
    HAS(Feather.PAPERCLIP),
    ON(Feather.CALENDAR),
    AFTER(Feather.CALENDAR),
    BEFORE(Feather.CALENDAR);

    private static final int MAX_SUGGESTIONS = 6;

    private final Feather icon;

    SearchFilter(Feather icon) {
        this.icon = icon;
    }

    Feather icon() {
        return icon;
    }

    /** As it stands in a query: {@code from:}. */
    String key() {
        return name().toLowerCase(Locale.ROOT) + ":";
    }

    /** A filter in a query that is being typed: where it begins, and what is there of its value. */
    record PartialFilter(SearchFilter filter, int from, int to, String begun) {

        /** The query with this value in its place. */
        String with(String query, String value) {
            String quoted = value.chars().anyMatch(Character::isWhitespace) ? '"' + value + '"' : value;
            return query.substring(0, from) + filter.key() + quoted + " " + query.substring(to).stripLeading();
        }

        /** Where the cursor then belongs. */
        int behind(String query, String value) {
            return with(query, value).length() - query.substring(to).stripLeading().length();
        }
    }

    /** The filter that the cursor is in. */
    static Optional<PartialFilter> at(String query, int caret) {
        int from = begin(query, Math.min(caret, query.length()));
        String part = query.substring(from, Math.min(caret, query.length()));
        return Stream.of(values())
                .filter(filter -> part.toLowerCase(Locale.ROOT).startsWith(filter.key()))
                .findFirst()
                .map(filter -> new PartialFilter(filter, from, Math.min(caret, query.length()),
                        part.substring(filter.key().length()).replace("\"", "")));
    }

    /** Where the part before the cursor begins: behind a space that is in no quotes. */
    private static int begin(String query, int caret) {
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i < caret; i++) {
            char c = query.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                begin = i + 1;
            }
        }
        return begin;
    }

    /** What it could be, the nearest first. */
    List<SearchSuggestion> suggest(String begun, Workspace workspace, Clock clock, Texts texts) {
        String wanted = FoldedText.of(begun.startsWith("@") || begun.startsWith("#") ? begun.substring(1) : begun).text();
        return switch (this) {
            case FROM -> workspace.people().stream()
                    .filter(person -> fits(person.displayName(), wanted) || person.username().startsWith(wanted))
                    .sorted(Comparator.comparing(person -> FoldedText.of(person.displayName()).text()))
                    .limit(MAX_SUGGESTIONS)
                    .map(person -> new SearchSuggestion(person.displayName(), person.username(), person.username()))
                    .toList();
            case IN -> workspace.conversations().stream()
                    .filter(conversation -> !conversation.isDirect() && fits(conversation.name(), wanted))
                    .sorted(Comparator.comparing(Conversation::name))
                    .limit(MAX_SUGGESTIONS)
                    .map(conversation -> new SearchSuggestion(conversation.name(), "", conversation.name().replace("\"", "")))
                    .toList();
            case HAS -> Stream.of("file", "image", "link")
                    .filter(value -> value.startsWith(wanted))
                    .map(value -> new SearchSuggestion(texts.get("has." + value), "", value))
                    .toList();
            case ON, AFTER, BEFORE -> days(LocalDate.now(clock), texts).filter(day -> day.value().startsWith(begun)).toList();
        };
    }

    private static Stream<SearchSuggestion> days(LocalDate today, Texts texts) {
        return Stream.of(
                new SearchSuggestion(texts.get("day.today"), today.toString(), today.toString()),
                new SearchSuggestion(texts.get("day.yesterday"), today.minusDays(1).toString(), today.minusDays(1).toString()),
                new SearchSuggestion(texts.get("day.week"), today.minusWeeks(1).toString(), today.minusWeeks(1).toString()),
                new SearchSuggestion(texts.get("day.month"), today.minusMonths(1).toString(), today.minusMonths(1).toString()));
    }

    private static boolean fits(String name, String wanted) {
        String folded = FoldedText.of(name).text();
        return folded.startsWith(wanted) || folded.contains(" " + wanted);
    }
}
