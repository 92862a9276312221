package dev.vireo.server.search;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.server.log.LogEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Follows the log while the index is closed, for as long as nothing in it is for the index. Many offices rest for hours after a start,
 * and Lucene takes more memory than anything else of a server.
 */
final class RestingIndex {

    private static final int PAGE = 1_000;

    private final IndexSource source;
    private final ProgressNote note;
    /** How far an index that exists has got, and how far the log holds nothing for it. */
    private Optional<IndexProgress> reached = Optional.empty();

    RestingIndex(IndexSource source, ProgressNote note) {
        this.source = source;
        this.note = note;
    }

    /**
     * Returns when there is something for the index, or when the pause says so.
     *
     * @param pause waits for entries after a position, and tells whether to go on resting
     */
    void rest(LongPredicate pause) {
        // First the head: what is written after it comes through the log.
        Cursor head = source.head();
        reached = note.read().filter(progress -> progress.isWhole() && source.canResume(progress.cursor()));
        if (reached.isEmpty() && !source.messagesBelow(Long.MAX_VALUE, 1).isEmpty()) {
            return;
        }
        Consumer<IndexProgress> keep = reached.isEmpty() ? progress -> {} : this::keep;
        IndexProgress progress = reached.orElseGet(() -> IndexProgress.start(head).rebuiltDownTo(0));
        List<LogEntry> entries = source.entriesAfter(progress.cursor().pos(), PAGE);
        while (isPassed(entries, progress) && (!entries.isEmpty() || pause.test(progress.cursor().pos()))) {
            if (!entries.isEmpty()) {
                progress = progress.at(entries.getLast().pos());
                keep.accept(progress);
            }
            entries = source.entriesAfter(progress.cursor().pos(), PAGE);
        }
    }

    /** Whether the index misses nothing without these entries. */
    private static boolean isPassed(List<LogEntry> entries, IndexProgress progress) {
        return entries.isEmpty() || entries.getFirst().pos() == progress.cursor().pos() + 1
                && entries.stream().noneMatch(entry -> isForIndex(entry.event()));
    }

    private void keep(IndexProgress progress) {
        reached = Optional.of(progress);
        note.write(progress);
    }

    private static boolean isForIndex(Event event) {
        return event instanceof Event.NewMessage || event instanceof Event.MessageUpdated || event instanceof Event.MessageDeleted
                || event instanceof Event.MessagesExpired;
    }

    /** How far this index has got: up to its last commit, and beyond, if what follows holds nothing for it. */
    Optional<IndexProgress> progress(MessageIndex index) {
        return index.progress().map(committed -> reached
                .filter(later -> committed.isWhole() && later.cursor().epoch().equals(committed.cursor().epoch())
                        && later.cursor().pos() > committed.cursor().pos())
                .orElse(committed));
    }
}
