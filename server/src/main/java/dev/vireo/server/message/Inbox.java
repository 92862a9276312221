package dev.vireo.server.message;

import dev.vireo.server.channel.Channels;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.NoticeTopic;
import dev.vireo.server.database.Notifications;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Outcome;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.message.InboxTable.InboxMessage;
import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages that other programs leave in a PostgreSQL table. Storing a message and deleting its row are one transaction
 * under the log's lock, so each is sent once, however many servers look. The database wakes it, and it also polls every second.
 */
public final class Inbox implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Inbox.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration REFUSED_KEPT = Duration.ofDays(14);
    /** Few enough not to delay people's own messages noticeably. */
    private static final int AT_ONCE = 100;

    private final Database database;
    private final Log log;
    private final Channels channels;
    private final MessageBatch batch;
    private final InboxTable table = new InboxTable();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("inbox").daemon().unstarted(this::run);
    private volatile boolean closed;

    public Inbox(Database database, Log log, Channels channels, MessageBatch batch, Notifications notifications) {
        this.database = database;
        this.log = log;
        this.channels = channels;
        this.batch = batch;
        notifications.subscribe(NoticeTopic.INBOX, notice -> news.release());
        notifications.whenBack(news::release);
    }

    /** After the log has started. */
    public void start() {
        thread.start();
    }

    /** Deletes messages that were set aside long ago. Called periodically. */
    public void forgetRefused() {
        Instant before = Instant.now().minus(REFUSED_KEPT);
        database.durably(handle -> {
            table.forgetRefused(handle, before);
            return before;
        });
    }

    private void run() {
        while (!closed) {
            try {
                news.drainPermits();
                boolean more = !database.read(table::isEmpty) && sendSome();
                if (!more) {
                    await();
                }
            } catch (ProblemException unavailable) {
                // It waits where it is.
                await();
            } catch (RuntimeException e) {
                logger.error("Unexpected failure in the inbox", e);
                await();
            }
        }
    }

    private void await() {
        try {
            news.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** @return whether there may be more */
    private boolean sendSome() {
        List<InboxMessage> taken;
        try {
            taken = log.write(this::takeSome);
        } catch (ProblemException unavailable) {
            throw unavailable;
        } catch (RuntimeException e) {
            return sendEachAlone();
        }
        return taken.size() == AT_ONCE;
    }

    private List<InboxMessage> takeSome(Transaction transaction) {
        List<InboxMessage> taken = table.next(transaction.sql(), AT_ONCE);
        take(transaction, taken);
        return taken;
    }

    /** Used when one of them cannot even be refused: it must not hold up the others. */
    private boolean sendEachAlone() {
        List<Long> ids = database.read(handle -> table.ids(handle, AT_ONCE));
        for (long id : ids) {
            try {
                log.write(transaction -> {
                    Optional<InboxMessage> one = table.one(transaction.sql(), id);
                    take(transaction, one.stream().toList());
                    return one;
                });
            } catch (ProblemException unavailable) {
                throw unavailable;
            } catch (RuntimeException e) {
                // The failure's own message may contain the text.
                logger.error("Message {} in the inbox is set aside because it can't be stored: {}", id, e.getClass().getName());
                log.write(transaction -> {
                    table.refuse(transaction.sql(), id, "The message could not be stored.");
                    return id;
                });
            }
        }
        return ids.size() == AT_ONCE;
    }

    private void take(Transaction transaction, List<InboxMessage> taken) {
        Map<InboxMessage, ProblemException> refused = new LinkedHashMap<>();
        Set<String> authors = new HashSet<>();
        List<InboxMessage> together = new ArrayList<>();
        List<OutgoingMessage> written = new ArrayList<>();
        for (InboxMessage waiting : taken) {
            switch (Outcome.of(transaction, sql -> outgoing(sql, waiting, authors))) {
                case Outcome.Done<OutgoingMessage>(OutgoingMessage outgoing) -> {
                    // Plain ones go before all others of their group; so that none overtakes, each group is of one sort.
                    if (!written.isEmpty() && written.getLast().isPlain() != outgoing.isPlain()) {
                        send(transaction, together, written, refused);
                    }
                    together.add(waiting);
                    written.add(outgoing);
                }
                case Outcome.Refused<OutgoingMessage>(ProblemException problem) -> refused.put(waiting, problem);
            }
        }
        send(transaction, together, written, refused);
        refused.forEach((waiting, problem) -> {
            logger.warn("Message {} in the inbox is set aside: {}", waiting.id(), problem.code());
            table.refuse(transaction.sql(), waiting.id(), problem.code() + ": " + problem.getMessage());
        });
        table.delete(transaction.sql(), taken.stream().filter(waiting -> !refused.containsKey(waiting)).map(InboxMessage::id).toList());
    }

    private void send(Transaction transaction, List<InboxMessage> together, List<OutgoingMessage> written,
            Map<InboxMessage, ProblemException> refused) {
        List<Outcome<SentMessage>> outcomes = batch.run(transaction, written);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused<SentMessage>(ProblemException problem)) {
                refused.put(together.get(i), problem);
            }
        }
        together.clear();
        written.clear();
    }

    /** @param authors those who are known to be in the office */
    private OutgoingMessage outgoing(Transaction transaction, InboxMessage waiting, Set<String> authors) {
        if (!authors.contains(waiting.from())) {
            channels.requireActive(transaction.sql(), waiting.from());
            authors.add(waiting.from());
        }
        return new OutgoingMessage(waiting.from(), new OutgoingMessage.ToPerson(waiting.to()),
                ClientId.check(waiting.clientId(), "client_id"),
                MessageBody.of(waiting.body()), null, List.of());
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
