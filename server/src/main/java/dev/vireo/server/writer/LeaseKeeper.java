package dev.vireo.server.writer;

import dev.vireo.server.database.Database;
import dev.vireo.server.log.StatementPipeline;
import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the lease when it is free, keeps it while this server lives, and knows whose it is otherwise. On one thread. */
final class LeaseKeeper implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(LeaseKeeper.class);
    /** Another server notices within a tick of its end, so within three seconds. */
    static final Duration LEASE = Duration.ofMillis(2_000);
    static final Duration TICK = Duration.ofMillis(750);

    private final Database database;
    private final String server;
    private final String address;
    private final Consumer<Lease> told;
    private final Semaphore due = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("writer-lease").daemon().unstarted(this::run);
    private volatile Lease lease = Lease.NOBODYS;
    private volatile long renewedAt;
    private volatile boolean givenUp;
    private volatile boolean closed;

    /**
     * @param server  this server's name for itself
     * @param address where the others reach it
     * @param told    whose the lease is, each time this has looked; on this one's thread, which it must not hold up
     */
    LeaseKeeper(Database database, String server, String address, Consumer<Lease> told) {
        this.database = database;
        this.server = server;
        this.address = address;
        this.told = told;
    }

    void start() {
        thread.start();
    }

    /** Whether this server writes for all. */
    boolean holds() {
        return lease.isOf(server) && System.nanoTime() - renewedAt < LEASE.toNanos();
    }

    /** Looks without waiting for the next tick. */
    void lookSoon() {
        due.release();
    }

    /** Queues a look at the term, with a batch of the log. @return what learns of it if the term is another's */
    Runnable watch(StatementPipeline statements) {
        Lease mine = lease;
        if (!mine.isOf(server)) {
            return () -> {};
        }
        StatementPipeline.PendingQuery<Long> term = LeaseTable.term(statements);
        return () -> {
            if (term.rows().getFirst() != mine.term() && lease.equals(mine)) {
                logger.info("Another server writes for the office now");
                lease = Lease.NOBODYS;
                lookSoon();
            }
        };
    }

    /** Lets another server have it, from now on. */
    void giveUp() {
        givenUp = true;
        if (lease.isOf(server)) {
            release();
        }
        lookSoon();
    }

    private void release() {
        lease = Lease.NOBODYS;
        try {
            database.durably(handle -> {
                LeaseTable.release(handle, server);
                return true;
            });
        } catch (ProblemException unavailable) {
            logger.debug("The lease ends by itself: {}", unavailable.getMessage());
        }
    }

    private void run() {
        while (!closed) {
            try {
                look();
            } catch (ProblemException unavailable) {
                logger.debug("Whose the lease is can't be read: {}", unavailable.getMessage());
            } catch (RuntimeException e) {
                logger.error("Unexpected failure with the lease of the log", e);
            }
            try {
                due.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
                due.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        long asked = System.nanoTime();
        Lease now = givenUp ? database.read(LeaseTable::current)
                : database.durably(handle -> LeaseTable.take(handle, server, address, LEASE.toMillis()));
        if (givenUp && now.isOf(server)) {
            // It was taken while it was being given up.
            release();
            return;
        }
        if (now.isOf(server) && !lease.isOf(server)) {
            logger.info("This server writes for the office");
        }
        renewedAt = asked;
        lease = now;
        told.accept(now);
    }

    @Override
    public void close() {
        closed = true;
        lookSoon();
        try {
            thread.join(LEASE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
