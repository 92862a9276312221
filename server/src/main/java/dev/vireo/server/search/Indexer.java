package dev.vireo.server.search;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index up to date with the log, on a thread of its own. It is only told that there is something new and reads the
 * entries from the log, whose latest are in memory. So however far it lags, nothing waits for it and nothing piles up. Without a
 * usable index it builds a new one from the messages, latest first, while it keeps following. Failures of the index stay here:
 * it is deleted and rebuilt. After a start, the index stays closed until there is something to add or somebody searches.
 */
final class Indexer implements LogFollower, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Indexer.class);
    private static final int PAGE = 1_000;
    /** Smaller than {@link #PAGE}, since these are whole messages of up to 10,000 characters. */
    private static final int MESSAGE_PAGE = 250;
    /** What was just written is found after this; where more than a few were, or old ones are, after {@link #BULK_REFRESH_INTERVAL}: */
    private static final Duration REFRESH_INTERVAL = Duration.ofMillis(100);
    /** Each refresh creates a segment to be merged, which in a busy office costs more than indexing itself. */
    private static final Duration BULK_REFRESH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration MASS_REFRESH_INTERVAL = Duration.ofSeconds(3);
    private static final int FEW = 20;
    /** More changes than these are refreshed only after {@link #MASS_REFRESH_INTERVAL}. */
    private static final int MASSES = 1_000;
    /** The pause between two polls of the log: waking for each message would cost more than the message. */
    private static final Duration POLL_PAUSE = Duration.ofMillis(50);
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(30);
    /** Segments are merged when this long only a few messages have come at a time. */
    private static final Duration QUIET = Duration.ofSeconds(5);
    /** How long a search waits for the index. The first one after a start also loads Lucene. */
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DATABASE_RETRY_DELAY = Duration.ofSeconds(1);
    /** How long closing waits for the last commit. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration MIN_RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(10);

    private final Path folder;
    private final IndexSource source;
    private final ProgressNote note;
    private final RestingIndex resting;
    private final Waiting waiting = new Waiting();
    private final Thread thread = Thread.ofPlatform().name("search-indexer").daemon().unstarted(this::run);
    private @Nullable MessageIndex current;
    private @Nullable Exception damage;
    private long announced;
    /** Whether the index was opened, or should be. */
    private boolean wanted;
    private Duration retryDelay = MIN_RETRY_DELAY;

    Indexer(Path folder, IndexSource source) {
        this.folder = folder;
        this.source = source;
        this.note = new ProgressNote(folder);
        this.resting = new RestingIndex(source, note);
    }

    void start() {
        thread.start();
    }

    @Override
    public void follow(List<LogEntry> entries) {
        waiting.update(() -> announced = entries.getLast().pos());
    }

    /**
     * The current index. Waits while it is being opened.
     *
     * @throws ProblemException 503 if there is none at the moment
     */
    MessageIndex index() {
        waiting.update(() -> wanted = true);
        waiting.await(OPEN_TIMEOUT, () -> current != null);
        return waiting.get(() -> {
            if (current == null) {
                throw ProblemException.unavailable("Search isn't ready yet. Try again in a moment.");
            }
            return current;
        });
    }

    /** Reports that an index could not be read, so that it is rebuilt. */
    void damaged(MessageIndex index, Exception failure) {
        waiting.update(() -> {
            if (index == current) {
                damage = failure;
            }
        });
    }

    private void run() {
        while (!isClosed()) {
            try {
                resting.rest(this::pause);
                if (!isClosed()) {
                    work();
                }
            } catch (ProblemException unavailable) {
                waiting.await(DATABASE_RETRY_DELAY, () -> false);
            } catch (BehindException e) {
                logger.warn("The search index is being rebuilt: {}", e.getMessage());
                wipe();
            } catch (IOException | RuntimeException e) {
                logger.error("The search index failed and is being rebuilt", e);
                wipe();
                waiting.await(retryDelay, () -> false);
                retryDelay = retryDelay.multipliedBy(2).compareTo(MAX_RETRY_DELAY) < 0
                        ? retryDelay.multipliedBy(2) : MAX_RETRY_DELAY;
            }
        }
    }

    /** Thrown when the index is too far behind to continue, for example after a long time without the database. */
    private static final class BehindException extends IOException {

        private static final long serialVersionUID = 1L;

        BehindException() {
            super("the log no longer has the entries that come next");
        }
    }

    private void wipe() {
        try {
            MessageIndex.wipe(folder);
        } catch (IOException e) {
            logger.error("The search index in {} cannot be removed", folder, e);
        }
    }

    /** Waits for entries after this position. @return whether the index may rest on */
    private boolean pause(long pos) {
        waiting.await(COMMIT_INTERVAL, () -> announced > pos || wanted);
        return waiting.get(() -> !wanted) && !isClosed();
    }

    private void work() throws IOException {
        waiting.update(() -> wanted = true);
        try (MessageIndex index = open()) {
            Optional<IndexProgress> stopped = resting.progress(index);
            IndexProgress progress = stopped.isPresent() ? stopped.get() : IndexProgress.start(source.head());
            if (stopped.isEmpty()) {
                logger.info("The search index is being rebuilt from the messages");
                index.commit(progress);
            }
            waiting.update(() -> {
                current = index;
                damage = null;
            });
            new IndexUpdates(index, progress).run();
        } finally {
            waiting.update(() -> current = null);
        }
    }

    /** Opens an index that can continue, or an empty one. */
    private MessageIndex open() throws IOException {
        try {
            MessageIndex index = MessageIndex.open(folder);
            try {
                Optional<IndexProgress> progress = resting.progress(index);
                if (progress.isPresent() && source.canResume(progress.get().cursor())) {
                    return index;
                }
            } catch (RuntimeException e) {
                index.close();
                throw e;
            }
            index.close();
        } catch (ProblemException unavailable) {
            throw unavailable;
        } catch (IOException | RuntimeException e) {
            logger.warn("The search index cannot be used: {}", e.toString());
        }
        MessageIndex.wipe(folder);
        return MessageIndex.open(folder);
    }

    /** Applies the log to one open index. */
    private final class IndexUpdates {

        private final MessageIndex index;
        private IndexProgress progress;
        /** The number of changes since the last refresh. */
        private int unrefreshed;
        private boolean refreshed = true;
        private boolean committed = true;
        private long refreshedAt = System.nanoTime();
        private long committedAt = System.nanoTime();
        private boolean merged = true;
        /** When many messages last came at once. */
        private long busyAt = System.nanoTime();

        IndexUpdates(MessageIndex index, IndexProgress progress) {
            this.index = index;
            this.progress = progress;
        }

        void run() throws IOException {
            note.write(progress);
            while (!isClosed()) {
                throwDamage();
                try {
                    rebuild();
                    applyNewEntries();
                } catch (ProblemException unavailable) {
                    waiting.await(DATABASE_RETRY_DELAY, () -> false);
                }
                if (!refreshed && isOver(refreshedAt, refreshInterval())) {
                    refresh();
                }
                if (!committed && isOver(committedAt, COMMIT_INTERVAL)) {
                    commit();
                }
                if (!merged && isOver(busyAt, QUIET)) {
                    index.merge();
                    merged = true;
                }
                if (progress.isWhole()) {
                    awaitWork();
                }
            }
            if (!committed) {
                commit();
            }
        }

        private Duration refreshInterval() {
            return unrefreshed > MASSES ? MASS_REFRESH_INTERVAL
                    : unrefreshed > 0 && unrefreshed <= FEW ? REFRESH_INTERVAL : BULK_REFRESH_INTERVAL;
        }

        /** Indexes one more page of earlier messages. */
        private void rebuild() throws IOException {
            if (progress.isWhole()) {
                return;
            }
            List<Message> page = source.messagesBelow(progress.below(), MESSAGE_PAGE);
            for (Message message : page) {
                index.put(message);
            }
            progress = progress.rebuiltDownTo(page.size() < MESSAGE_PAGE ? 0 : Long.parseLong(page.getLast().id()));
            changed();
            if (progress.isWhole()) {
                refresh();
                commit();
                logger.info("The search index is complete");
            }
        }

        private void applyNewEntries() throws IOException {
            List<LogEntry> entries = source.entriesAfter(progress.cursor().pos(), PAGE);
            if (entries.isEmpty()) {
                return;
            }
            if (entries.getFirst().pos() != progress.cursor().pos() + 1) {
                throw new BehindException();
            }
            for (LogEntry entry : entries) {
                unrefreshed += apply(entry) ? 1 : 0;
            }
            progress = progress.at(entries.getLast().pos());
            if (unrefreshed > 0) {
                changed();
            }
            committed = false;
        }

        /** @return whether search results may change */
        private boolean apply(LogEntry entry) throws IOException {
            switch (entry.event()) {
                case Event.NewMessage(Message message) -> index.add(message);
                case Event.MessageUpdated(Message message) -> index.put(message);
                case Event.MessageDeleted(Message message) -> index.remove(message.id());
                case Event.MessagesExpired(String channelId, long upTo) -> index.expire(channelId, upTo);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void changed() {
            refreshed = false;
            committed = false;
        }

        private void refresh() throws IOException {
            if (unrefreshed > FEW) {
                index.postponeMerging();
                merged = false;
                busyAt = System.nanoTime();
            }
            index.refresh();
            refreshed = true;
            unrefreshed = 0;
            refreshedAt = System.nanoTime();
        }

        private void commit() throws IOException {
            index.commit(progress);
            note.write(progress);
            committed = true;
            committedAt = System.nanoTime();
            retryDelay = MIN_RETRY_DELAY;
        }

        /** Waits for new entries, or until the next refresh or commit is due. */
        private void awaitWork() {
            waiting.await(POLL_PAUSE, () -> damage != null);
            long pos = progress.cursor().pos();
            Duration timeout = !refreshed ? REFRESH_INTERVAL : merged ? COMMIT_INTERVAL : QUIET;
            waiting.await(timeout, () -> announced > pos || damage != null);
        }
    }

    private void throwDamage() throws IOException {
        Exception failure = waiting.get(() -> damage);
        if (failure != null) {
            throw new IOException("it could not be read", failure);
        }
    }

    private static boolean isOver(long since, Duration duration) {
        return System.nanoTime() - since >= duration.toNanos();
    }

    private boolean isClosed() {
        return waiting.isClosed();
    }

    /** Commits what it has and releases the folder. */
    @Override
    public void close() {
        waiting.close();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_TIMEOUT)) {
                logger.warn("The search index didn't stop in time. Its last entries will be indexed again at the next start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
