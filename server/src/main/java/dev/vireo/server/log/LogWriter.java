package dev.vireo.server.log;

import dev.vireo.server.database.Database;
import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the log, on one thread. It takes all commands that wait, runs them in one transaction under the log's lock, makes that
 * durable with one sync, and only then answers them, so that a hundred senders share one sync.
 */
final class LogWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);
    private static final int MAX_WAITING = 4_096;
    /** Each waiting command keeps a request of up to 64 KiB in memory, as text and as bytes. */
    private static final int BYTES_EACH = 256 * 1024;
    private static final int BATCH = 512;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    /** Whoever repeats messages after an interruption repeats many. */
    private static final int WITHOUT_TRUST = 64;

    private final Database database;
    private final EntryStore stored;
    private final OfficeClock clock;
    private final Consumer<List<LogEntry>> committed;
    private final Consumer<Error> lastResort;
    private final BlockingQueue<PendingCommand<?>> queue = new ArrayBlockingQueue<>(
            Math.clamp(Runtime.getRuntime().maxMemory() / BYTES_EACH, BATCH, MAX_WAITING));
    private final Thread thread = Thread.ofPlatform().name("log-writer").unstarted(this::run);
    private final Generation generation = new Generation();
    /** For how many more batches nothing is left to the database to refuse, since it has just refused something. */
    private int withoutTrust;
    private volatile BatchFence fence = BatchFence.NONE;
    private volatile boolean closed;

    /**
     * @param committed  told each batch's entries in order, once they are on stable storage and before their senders are
     * @param lastResort told of an error after which this cannot go on
     */
    LogWriter(Database database, EntryStore stored, InstantSource clock, Consumer<List<LogEntry>> committed, Consumer<Error> lastResort) {
        this.database = database;
        this.stored = stored;
        this.clock = new OfficeClock(clock, System::nanoTime);
        this.committed = committed;
        this.lastResort = lastResort;
    }

    void start() {
        thread.start();
    }

    /** Before {@link #start}. */
    void fencedBy(BatchFence one) {
        fence = one;
    }

    /** Blocks until the command is durable. */
    <T> T write(PendingCommand<T> pending) {
        return begin(pending).await(TIMEOUT);
    }

    /** Queues the command. @return the same */
    <T> PendingCommand<T> begin(PendingCommand<T> pending) {
        if (closed || !queue.offer(pending)) {
            throw closed ? ProblemException.stopping() : ProblemException.busy();
        }
        return pending;
    }

    private void run() {
        try {
            writeUntilClosed();
        } catch (Error e) {
            // Otherwise every command would be refused until somebody restarts the server by hand.
            closed = true;
            lastResort.accept(e);
            throw e;
        }
    }

    private void writeUntilClosed() {
        List<PendingCommand<?>> batch = new ArrayList<>(BATCH);
        while (!closed || !queue.isEmpty()) {
            try {
                PendingCommand<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    commit(batch);
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                log.error("A batch of the log failed", e);
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<PendingCommand<?>> batch) {
        boolean trusting = withoutTrust == 0;
        withoutTrust = Math.max(0, withoutTrust - 1);
        try {
            List<LogEntry> entries = write(batch, trusting);
            if (!entries.isEmpty()) {
                committed.accept(entries);
            }
            batch.forEach(PendingCommand::answer);
        } catch (ProblemException unavailable) {
            batch.forEach(pending -> pending.fail(unavailable));
        } catch (RuntimeException e) {
            if (trusting) {
                withoutTrust = WITHOUT_TRUST;
                commit(batch);
            } else {
                runOneByOne(batch, e);
            }
        } catch (Error e) {
            batch.forEach(pending -> pending.fail(ProblemException.stopping()));
            throw e;
        }
    }

    private List<LogEntry> write(List<PendingCommand<?>> batch, boolean trusting) {
        boolean written = false;
        try {
            Transaction done = database.durably(handle -> runAll(batch, handle, trusting));
            done.committed();
            written = true;
            return done.entries();
        } finally {
            if (!written) {
                generation.end();
            }
        }
    }

    private Transaction runAll(List<PendingCommand<?>> batch, Handle handle, boolean trusting) {
        try (StatementPipeline statements = new StatementPipeline(handle.getConnection(), database.statementsAtOnce())) {
            database.beforeTransaction().ifPresent(statements::change);
            Transaction transaction = new Transaction(handle, statements, LogTable.lockHead(statements), stored, clock,
                    generation, database.transactions(), trusting);
            Runnable fenced = fence.ask(statements);
            PendingCommand.run(batch, transaction);
            fenced.run();
            if (!transaction.isUnchanged()) {
                stored.append(statements, transaction.entries());
                LogTable.moveTo(statements, transaction.head());
            }
            statements.commit();
            return transaction;
        }
    }

    /** Runs each command separately, so that a failing one does not fail the others. */
    private void runOneByOne(List<PendingCommand<?>> batch, RuntimeException fault) {
        if (batch.size() == 1) {
            batch.getFirst().fail(fault);
            return;
        }
        for (PendingCommand<?> pending : batch) {
            commit(List.of(pending));
        }
    }

    /** Accepts nothing more, and finishes what is waiting. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(pending -> pending.fail(ProblemException.stopping()));
    }
}
