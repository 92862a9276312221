package dev.vireo.server.search;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.server.log.LogEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An office of which only the index is real: 200 people, 40 channels, and as many messages as wanted, each made from its id alone.
 * Words are as frequent as in languages: the n-th one as 1/n (Zipf).
 */
public final class LargeOffice implements AutoCloseable {

    private static final int CHANNELS = 40;
    private static final int PEOPLE = 200;
    private static final int VOCABULARY = 50_000;
    private static final Duration HISTORY = Duration.ofDays(730);
    private static final String[] BEGINNINGS = {"b", "br", "ch", "d", "dr", "f", "g", "gr", "k", "l", "m", "n", "p", "pr", "r", "s", "st",
        "t", "v", "w"};
    private static final String[] ENDS = {"a", "al", "an", "e", "el", "en", "er", "i", "in", "is", "o", "on", "or", "u", "um"};

    private final int size;
    private final Instant now = Instant.now();
    private final String[] words = new String[VOCABULARY];
    private final double[] upTo = new double[VOCABULARY];
    private final CountDownLatch whole = new CountDownLatch(1);
    private final Indexer indexer;
    private final MessageFinder finder;
    private volatile boolean told;

    public LargeOffice(Path folder, int size) {
        this.size = size;
        vocabulary();
        this.indexer = new Indexer(folder, new Made());
        this.finder = new MessageFinder(indexer, ids -> ids.stream().map(this::message).toList());
    }

    private void vocabulary() {
        double sum = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            int rest = i;
            do {
                word.append(BEGINNINGS[rest % BEGINNINGS.length]);
                rest /= BEGINNINGS.length;
                word.append(ENDS[rest % ENDS.length]);
                rest /= ENDS.length;
            } while (rest > 0);
            words[i] = word.toString();
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        for (int i = 0; i < VOCABULARY; i++) {
            upTo[i] /= sum;
        }
    }

    /** Indexes everything. */
    public void index() throws InterruptedException {
        indexer.start();
        whole.await();
    }

    /** As {@link #index}, or gives up. */
    boolean index(Duration timeout) throws InterruptedException {
        indexer.start();
        return whole.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The hits that somebody who is in the first so many channels should get. @param author whose messages alone, or null */
    public Answers.SearchResults find(String query, int channels, @Nullable String author, int offset, int limit) {
        Set<Long> mine = LongStream.rangeClosed(1, channels).boxed().collect(Collectors.toSet());
        return finder.find(SearchQuery.parse(query, ZoneOffset.UTC), new SearchScope(mine, author == null ? null : Set.of(author)), offset,
                limit);
    }

    /** The n-th frequent word. */
    public String word(int rank) {
        return words[rank];
    }

    public Message message(long id) {
        SplittableRandom random = new SplittableRandom(id);
        int length = 3 + random.nextInt(10) + (random.nextInt(8) == 0 ? random.nextInt(80) : 0);
        List<String> body = new ArrayList<>(length + 1);
        for (int i = 0; i < length; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble());
            body.add(words[Math.min(VOCABULARY - 1, found < 0 ? -found - 1 : found)]);
        }
        if (random.nextInt(20) == 0) {
            body.add("https://example.com/" + words[random.nextInt(VOCABULARY)]);
        }
        return Message.written(Long.toString(id), Long.toString(1 + random.nextInt(CHANNELS)), id, author(random.nextInt(PEOPLE)),
                String.join(" ", body), now.minus(HISTORY.multipliedBy(size - id).dividedBy(size)), null);
    }

    public static String author(int number) {
        return "person" + number;
    }

    @Override
    public void close() {
        indexer.close();
    }

    private final class Made implements IndexSource {

        @Override
        public Cursor head() {
            return new Cursor("1", size);
        }

        @Override
        public boolean canResume(Cursor cursor) {
            return true;
        }

        @Override
        public List<LogEntry> entriesAfter(long pos, int limit) {
            if (told) {
                whole.countDown();
            }
            return List.of();
        }

        @Override
        public List<Message> messagesBelow(long id, int limit) {
            long first = Math.min(id, size + 1L);
            List<Message> page = LongStream.iterate(first - 1, next -> next > 0, next -> next - 1).limit(limit)
                    .mapToObj(LargeOffice.this::message)
                    .toList();
            told = page.size() < limit;
            return page;
        }
    }
}
