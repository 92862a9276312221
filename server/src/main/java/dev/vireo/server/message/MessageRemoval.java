package dev.vireo.server.message;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.server.channel.MessageCopies;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.message.MessageRemovalTable.PendingRemoval;
import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes all messages of a person, a few at a time, so that nobody's own messages have to wait long. What is to be done stands in
 * the database: it goes on after a restart, and any server of the office may do it, or several. Each message goes as if its author
 * had deleted it.
 */
public final class MessageRemoval implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(MessageRemoval.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);
    private static final int AT_ONCE = 50;
    /** So many ids are looked through in one step, whoever wrote the messages. */
    private static final long RANGE = 10_000;

    private final Database database;
    private final Log log;
    private final MessageTable table;
    private final MessageCopies copies;
    private final MessageRemovalTable removals = new MessageRemovalTable();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("message-removal").daemon().unstarted(this::run);
    private volatile boolean closed;

    public MessageRemoval(Database database, Log log, MessageTable table, MessageCopies copies) {
        this.database = database;
        this.log = log;
        this.table = table;
        this.copies = copies;
    }

    /** After the log has started. */
    public void start() {
        thread.start();
    }

    /** Begins within a command, with everything that the person has written until now. */
    public void begin(Transaction transaction, String username) {
        removals.begin(transaction.sql(), username, transaction.nextPos());
        news.release();
    }

    private void run() {
        while (!closed) {
            try {
                news.drainPermits();
                Optional<PendingRemoval> next = database.read(removals::next);
                if (next.isPresent()) {
                    step(next.get());
                } else {
                    await(POLL_INTERVAL);
                }
            } catch (ProblemException unavailable) {
                await(POLL_INTERVAL);
            } catch (RuntimeException e) {
                logger.error("Deleting somebody's messages failed, and will be tried again", e);
                await(POLL_INTERVAL);
            }
        }
    }

    private void step(PendingRemoval removal) {
        long begun = System.nanoTime();
        long end = Math.min(removal.after() + RANGE, removal.upTo());
        List<Long> ids = database.read(handle -> removals.written(handle, removal.username(), removal.after(), end, AT_ONCE));
        long reached = ids.size() == AT_ONCE ? ids.getLast() : end;
        log.write(transaction -> {
            table.byIds(transaction.sql(), ids).stream().filter(message -> !message.deleted())
                    .forEach(message -> delete(transaction, message));
            removals.reached(transaction.sql(), removal, reached);
            if (reached >= removal.upTo()) {
                removals.done(transaction.sql(), removal);
            }
            return ids.size();
        });
        if (reached >= removal.upTo()) {
            logger.info("All messages of {} are deleted", removal.username());
        }
        // As long as it took: the others come first.
        await(Duration.ofNanos(ids.isEmpty() ? 0 : System.nanoTime() - begun));
    }

    private void delete(Transaction transaction, Message message) {
        long id = Long.parseLong(message.id());
        Message tombstone = message.tombstone();
        table.files().detach(transaction.sql(), List.of(id));
        transaction.redact(tombstone, MessageWriteTable.delete(transaction.sql(), tombstone));
        copies.outdated(transaction.sql(), Long.parseLong(message.channelId()));
        transaction.nextTime();
        transaction.append(new Event.MessageDeleted(tombstone), Audience.channel(tombstone.channelId()));
    }

    private void await(Duration longest) {
        try {
            if (news.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                news.release();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Before the log. */
    @Override
    public void close() {
        closed = true;
        news.release();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
