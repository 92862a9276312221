package dev.vireo.server.search;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Answers.Mark;
import dev.vireo.protocol.Answers.SearchHit;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.text.Markup;
import dev.vireo.server.message.PageRoom;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;

/** Queries the index, and returns the messages as they are now. Thread-safe. */
final class MessageFinder {

    /** The bonus of a message written now, and the age at which half of it is left. */
    private static final float RECENCY = 1.5f;
    private static final long HALF_AGE_MICROS = 30L * 24 * 3600 * 1_000_000;

    private final Indexer indexer;
    private final Function<Collection<Long>, List<Message>> messages;

    /** @param messages returns the messages that exist among these ids */
    MessageFinder(Indexer indexer, Function<Collection<Long>, List<Message>> messages) {
        this.indexer = indexer;
        this.messages = messages;
    }

    Answers.SearchResults find(SearchQuery wanted, SearchScope scope, int offset, int limit) {
        List<SearchTerm> needles = wanted.needles(Analyzers.QUERIES);
        boolean senseless = wanted.hasWords() && needles.isEmpty();
        if (senseless || scope.isEmpty()) {
            return new Answers.SearchResults(List.of(), false);
        }
        List<Long> ids = ids(query(wanted, needles, scope), needles.isEmpty(), offset, limit + 1);
        List<Long> page = ids.subList(0, Math.min(limit, ids.size()));
        Map<String, Message> found = messages.apply(page).stream()
                .filter(message -> !message.deleted() && scope.holds(message))
                .collect(Collectors.toMap(Message::id, Function.identity()));
        List<SearchHit> hits = page.stream()
                .map(id -> Optional.ofNullable(found.get(Long.toString(id))))
                .flatMap(Optional::stream)
                .map(message -> hit(message, needles))
                .toList();
        List<SearchHit> shown = PageRoom.fitting(hits, SearchHit::message, PageRoom.BYTES);
        boolean cut = shown.size() < hits.size();
        return new Answers.SearchResults(shown,
                (cut || ids.size() > limit) && offset + (cut ? shown.size() : limit) <= Limits.SEARCH_OFFSET);
    }

    private List<Long> ids(Query query, boolean latestFirst, int offset, int count) {
        MessageIndex index = indexer.index();
        try {
            return index.find(query, latestFirst, offset, count);
        } catch (AlreadyClosedException e) {
            throw ProblemException.unavailable("Search isn't ready yet. Try again in a moment.");
        } catch (IOException | RuntimeException e) {
            indexer.damaged(index, e);
            throw ProblemException.unavailable("Search isn't ready yet. Try again in a moment.");
        }
    }

    private static Query query(SearchQuery wanted, List<SearchTerm> needles, SearchScope scope) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(oneOf(MessageDocument.CHANNEL, scope.channels().stream().map(id -> Long.toString(id)).toList()), Occur.FILTER);
        Set<String> authors = scope.authors();
        if (authors != null) {
            query.add(oneOf(MessageDocument.AUTHOR, authors), Occur.FILTER);
        }
        wanted.has().forEach(one -> query.add(new TermQuery(new Term(MessageDocument.HAS, one.key())), Occur.FILTER));
        Instant before = wanted.before();
        Instant after = wanted.after();
        if (before != null || after != null) {
            long first = after == null ? Long.MIN_VALUE : MessageDocument.micros(after);
            long behind = before == null ? Long.MAX_VALUE : MessageDocument.micros(before);
            query.add(LongField.newRangeQuery(MessageDocument.TIME, first, behind - 1), Occur.FILTER);
        }
        if (!needles.isEmpty()) {
            needles.forEach(needle -> query.add(needle.query(), Occur.MUST));
            query.add(LongField.newDistanceFeatureQuery(
                    MessageDocument.TIME, RECENCY, MessageDocument.micros(endOfTheHour()), HALF_AGE_MICROS), Occur.SHOULD);
        }
        return query.build();
    }

    /** Rounds the current time up, so that one page of results is ranked like the next. */
    private static Instant endOfTheHour() {
        return Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    private static Query oneOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private SearchHit hit(Message message, List<SearchTerm> needles) {
        // Shows the text without markup, unless the only match is in a part nobody reads, such as a link's target: then as typed.
        String body = Markup.plain(message.body());
        List<Mark> inBody = marks(body, needles);
        if (inBody.isEmpty() && !marks(message.body(), needles).isEmpty()) {
            body = message.body();
            inBody = marks(body, needles);
        }
        if (inBody.isEmpty() && (!needles.isEmpty() || message.body().isEmpty())) {
            for (Message.Attachment file : message.attachments()) {
                List<Mark> inName = marks(file.name(), needles);
                if (needles.isEmpty() || !inName.isEmpty()) {
                    Snippet name = Snippet.of(file.name(), inName);
                    return new SearchHit(message, name.text(), name.marks(), file.name());
                }
            }
        }
        Snippet words = Snippet.of(body, inBody);
        return new SearchHit(message, words.text(), words.marks(), null);
    }

    /** Made for the first search: most starts see none for long. */
    private static final class Analyzers {

        private static final WordAnalyzer QUERIES = WordAnalyzer.ofQueries();
        private static final WordAnalyzer MESSAGES = WordAnalyzer.ofMessages();
    }

    private List<Mark> marks(String text, List<SearchTerm> needles) {
        if (needles.isEmpty()) {
            return List.of();
        }
        List<WordAnalyzer.IndexedWord> words = Analyzers.MESSAGES.in(text);
        List<Mark> marks = new ArrayList<>();
        needles.forEach(needle -> marks.addAll(needle.in(words)));
        return marks;
    }
}
