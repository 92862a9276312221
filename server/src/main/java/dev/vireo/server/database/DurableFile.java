package dev.vireo.server.database;

import dev.vireo.server.journal.Checkpoint;
import dev.vireo.server.journal.Journal;
import dev.vireo.server.journal.JournalContents;
import dev.vireo.server.journal.JournalRecord;
import dev.vireo.server.journal.JournaledStatement;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what durable means for an office in a file. A transaction's changes are appended to the journal, and are on stable storage when
 * that returns; then H2 commits, which makes them visible and writes them in its own time. From time to time H2's file is synced as well: a
 * checkpoint, after which the journal is needed. After a crash the file is brought back to its last checkpoint, whatever was written to
 * it since, and what the journal holds is replayed. See decision 63 in docs/decisions.
 */
final class DurableFile {

    private static final Logger logger = LoggerFactory.getLogger(DurableFile.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(20);
    /** Replaying this much takes a few seconds. */
    private static final long BYTES_BETWEEN_CHECKPOINTS = 16 * 1024 * 1024;
    /** Without anybody who maintains the file, the writer itself makes a checkpoint after this much. */
    private static final long MOST_BYTES = 4 * BYTES_BETWEEN_CHECKPOINTS;
    private static final int REPEATED_AT_ONCE = 256;
    /** How much of a file without checksums is read for each checkpoint. */
    private static final long READ_AT_ONCE = 64 * 1024 * 1024;

    private final Path folder;
    private final Path file;
    private final LoggedEntries entries;
    private final H2Writers writers;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock checkpointing = new ReentrantLock();
    private @Nullable H2Writer writer;
    private Optional<JournalContents> left = Optional.empty();
    private volatile @Nullable Journal journal;
    /** Keeps the chunks of the last checkpoint where they are. */
    private @Nullable HeldVersion held;
    private Optional<H2Checkpoint> last = Optional.empty();
    private long checkpointAt;
    /** The file cannot be used before it was opened again: perhaps the journal holds something that H2 did not take. */
    private volatile boolean broken;

    /** Opens connections to the file. */
    @FunctionalInterface
    interface H2Writers {

        H2Writer open();
    }

    DurableFile(Path folder, Path file, LoggedEntries entries, H2Writers writers) {
        this.folder = folder;
        this.file = file;
        this.entries = entries;
        this.writers = writers;
    }

    /**
     * Brings the file back to the last checkpoint if it was not closed cleanly. Called before it is opened.
     *
     * @return whether it can be opened now; not while somebody still has it open
     * @throws IllegalStateException if it is damaged
     */
    boolean restore() throws IOException {
        left = JournalContents.find(folder);
        last = left.map(JournalContents::checkpoint).map(Checkpoint::state).map(H2Checkpoint::ofBytes);
        if (last.isEmpty()) {
            return true;
        }
        // What another connection of this process closed cleanly is all there: no power was cut since.
        return broken && H2Checkpoint.isFree(file) && H2Header.isClosedCleanly(file) || last.get().restore(file);
    }

    /** Repeats what the journal holds and the file lacks. Called when the file is open, before anybody reads it. */
    void repeat() throws IOException {
        if (left.isEmpty()) {
            return;
        }
        H2Writer repeating = writer();
        // Until the next checkpoint is complete, whoever is interrupted here goes back to this one.
        held = HeldVersion.of(repeating.store());
        entries.recover(repeating.connection());
        long before = repeating.position();
        long[] waiting = {0};
        long position = left.get().replay(before, each -> {
            try {
                repeating.repeat(new JournalRecord(each.position(),
                        each.statements().stream().filter(statement -> !entries.repeat(statement)).toList()));
                waiting[0]++;
                if (waiting[0] % REPEATED_AT_ONCE == 0) {
                    repeating.commit();
                }
            } catch (StorageFailure e) {
                throw new IllegalStateException("its journal doesn't fit it: change " + each.position() + " can't be repeated", e);
            }
        });
        repeating.commit();
        logger.info("The office was not closed cleanly: {} changes were replayed from its journal", position - before);
    }

    /** The file is open, up to date, and has all its tables. */
    void begin() {
        broken = false;
        if (left.isPresent() || entries.isUnsettled()) {
            checkpoint();
            left = Optional.empty();
        }
    }

    /** @see Database#durably */
    <T> T run(Function<Handle, T> work) {
        requireOpen();
        Journal before = journal;
        if (before == null) {
            checkpoint();
        } else if (before.bytesSinceCheckpoint() > MOST_BYTES) {
            checkpointOverdue();
        }
        acquire();
        try {
            if (lock.getHoldCount() > 1) {
                throw new IllegalStateException("a durable transaction inside another one");
            }
            requireOpen();
            return run(writer(), work);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever wants to write now can, whether or not this succeeds. */
    private void checkpointOverdue() {
        try {
            checkpoint();
        } catch (RuntimeException e) {
            logger.warn("The database's file could not be brought up to date; its journal grows: {}", e.getMessage());
        }
    }

    private void requireOpen() {
        if (broken) {
            throw new StorageFailure(new SQLTransientConnectionException("the database has to be opened again"));
        }
    }

    private <T> T run(H2Writer to, Function<Handle, T> work) {
        boolean[] appended = {false};
        try {
            T result = to.jdbi().inTransaction(handle -> {
                to.beginTransaction();
                entries.beginTransaction();
                T done = work.apply(handle);
                List<JournaledStatement> changes = entries.with(to.changes());
                if (!changes.isEmpty()) {
                    to.moveTo(openJournal().position() + 1);
                    entries.write();
                    append(changes);
                    appended[0] = true;
                    entries.publish();
                }
                return done;
            });
            appended[0] = false;
            return result;
        } finally {
            // H2 did not take what is on stable storage already.
            broken |= appended[0];
        }
    }

    private void append(List<JournaledStatement> changes) {
        try {
            openJournal().append(changes);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal can't be written", e);
        }
    }

    private Journal openJournal() {
        Journal open = journal;
        if (open == null) {
            throw new IllegalStateException("no journal");
        }
        return open;
    }

    private void acquire() {
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopping();
        }
    }

    private H2Writer writer() {
        H2Writer open = writer;
        if (open == null) {
            open = writers.open();
            writer = open;
        }
        return open;
    }

    /** Whether the journal holds something that H2 did not take, so that it has to be opened again. */
    boolean isBroken() {
        return broken;
    }

    /** Makes a checkpoint if it is time. Called every second. */
    void maintain() throws IOException {
        Journal open = journal;
        if (open == null) {
            return;
        }
        open.prepare();
        boolean due = System.nanoTime() - checkpointAt >= BETWEEN_CHECKPOINTS.toNanos();
        if (open.bytesSinceCheckpoint() >= BYTES_BETWEEN_CHECKPOINTS || due && open.sinceCheckpoint() > 0) {
            checkpoint();
        }
    }

    /** Makes sure that H2's file holds everything up to now on stable storage. Others go on writing meanwhile. */
    void checkpoint() {
        checkpointing.lock();
        try {
            acquire();
            MVStore store;
            long upTo;
            HeldVersion now;
            try {
                store = writer().store();
                upTo = journal == null ? writer().position() : journal.beginCheckpoint();
                now = HeldVersion.of(store);
                if (store.hasUnsavedChanges() && store.tryCommit() < 0) {
                    store.commit();
                }
            } finally {
                lock.unlock();
            }
            boolean done = false;
            try {
                H2Checkpoint checkpoint = H2Checkpoint.of(store).withChecksums(store, last, READ_AT_ONCE);
                store.sync();
                entries.force();
                write(upTo, checkpoint);
                entries.settle();
                last = Optional.of(checkpoint);
                done = true;
            } finally {
                HeldVersion over = done ? held : now;
                if (over != null) {
                    over.release();
                }
            }
            held = now;
            checkpointAt = System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal can't be written", e);
        } finally {
            checkpointing.unlock();
        }
    }

    private void write(long upTo, H2Checkpoint checkpoint) throws IOException {
        Journal open = journal;
        if (open != null) {
            open.checkpoint(upTo, checkpoint.toBytes());
        } else if (left.isPresent()) {
            journal = Journal.resume(left.get(), upTo, checkpoint.toBytes());
        } else {
            journal = Journal.begin(folder, upTo, checkpoint.toBytes());
        }
    }

    /** H2 can no longer be used as it is. What the journal holds is repeated when it is open again. */
    void abandon() {
        lock.lock();
        try {
            closeWriter();
            entries.close();
            if (journal != null) {
                journal.close();
            }
        } catch (IOException | UncheckedIOException e) {
            logger.debug("The journal could not be closed", e);
        } finally {
            if (held != null) {
                held.abandon();
                held = null;
            }
            journal = null;
            broken = true;
            lock.unlock();
        }
    }

    /** Brings the file up to date before it is closed. */
    void close() {
        if (journal != null) {
            checkpoint();
        }
        lock.lock();
        try {
            if (held != null) {
                held.release();
                held = null;
            }
            closeWriter();
            entries.close();
        } finally {
            lock.unlock();
        }
    }

    private void closeWriter() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    /**
     * The file was closed. If it was in order, it needs no journal any more.
     *
     * @return whether it is complete without one
     */
    boolean closed() throws IOException {
        Journal over = journal;
        if (over != null && !broken && H2Header.isClosedCleanly(file)) {
            H2Checkpoint.force(file);
            over.remove();
        }
        journal = null;
        return !Journal.isIn(folder);
    }
}
