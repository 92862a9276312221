package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import dev.vireo.server.channel.Memberships;
import dev.vireo.server.channel.PeopleDirectory;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log and hands each entry to the streams of the people it is for. One lock keeps streams, memberships and position
 * in step, so that a heartbeat's digest is true for exactly the head it names. Thread-safe. Nothing here waits for a reader, and
 * nothing is written, closed or ended while the lock is held, since that would hold up everybody.
 */
final class Fanout implements LogFollower {

    private static final Logger logger = LoggerFactory.getLogger(Fanout.class);
    /** Up to this many writes are done directly by the thread that has the event; more are left to the writers. */
    private static final int MAX_DIRECT_WRITES = 8;
    /** How many writes a writer is handed at once: handing each over by itself costs nearly as much as writing. */
    private static final int WRITES_AT_ONCE = 32;
    /**
     * The number of heartbeats after which one carries the cursor if nothing else did: one hour. The log is kept for at least a
     * day.
     */
    private static final int HEARTBEATS_PER_CURSOR = 240;

    private final Log log;
    private final PeopleDirectory people;
    private final Function<String, Status> presence;
    private final Duration heartbeat;
    private final Executor writers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Memberships memberships = new Memberships();
    private final Map<String, Set<Subscriber>> live = new HashMap<>();
    private final Set<Subscriber> unreadPending = new HashSet<>();
    private List<Runnable> writes = new ArrayList<>();
    private long position;
    private boolean storeAvailable = true;
    private volatile int count;

    /**
     * @param presence of a person now; must not block
     * @param writers  run what writes to many streams
     */
    Fanout(Log log, PeopleDirectory people, Function<String, Status> presence, Duration heartbeat, Executor writers) {
        this.log = log;
        this.people = people;
        this.presence = presence;
        this.heartbeat = heartbeat;
        this.writers = writers;
    }

    /**
     * Runs a write to a stream, which does not block. An entry for a few streams is written by the thread that delivers it, after
     * it has released the lock, since waking another thread takes as long as writing.
     */
    void write(Runnable write) {
        if (lock.isHeldByCurrentThread()) {
            writes.add(write);
        } else {
            writers.execute(write);
        }
    }

    @Override
    public void load(Handle snapshot) {
        locked(() -> {
            memberships.load(snapshot, people.guests(snapshot));
            position = log.headOf(snapshot).pos();
            // Open streams have missed entries. Their readers reconnect with a cursor that shows how many.
            everyStream(Subscriber::cut);
        });
    }

    @Override
    public void follow(List<LogEntry> entries) {
        locked(() -> {
            for (LogEntry entry : entries) {
                if (entry.event() instanceof Event.UserUpdated(User user)) {
                    follow(entry, user);
                } else {
                    follow(entry);
                }
            }
            sendUnread(System.nanoTime());
        });
    }

    private void follow(LogEntry entry) {
        for (String username : memberships.apply(entry)) {
            markUnread(username, Memberships.channelOf(entry));
        }
        position = entry.pos();
        deliver(new EncodedEntry(entry, log.at(entry.pos())));
    }

    /** Whoever becomes a guest, or is one no longer, sees others from now on; a guest hears whether somebody new to them is there. */
    private void follow(LogEntry entry, User user) {
        boolean wasGuest = memberships.isGuest(user.username());
        follow(entry);
        if (memberships.isGuest(user.username()) != wasGuest) {
            Cursor here = log.at(entry.pos());
            streamsOf(user.username()).stream().filter(subscriber -> subscriber.format() == StreamFormat.FULL)
                    .forEach(subscriber -> send(subscriber, subscriber.format().standing(new Event.Resync(here), here)));
        }
        String guest = entry.audience().id();
        if (entry.audience().kind() == Audience.AudienceKind.PERSON && memberships.seesPerson(guest, user.username())) {
            Event.PresenceChanged present = new Event.PresenceChanged(presence.apply(user.username()));
            streamsOf(guest).forEach(subscriber -> send(subscriber, subscriber.format().passing(present)));
        }
    }

    @Override
    public void storeAvailable(boolean available) {
        locked(() -> {
            storeAvailable = available;
            everyStream(this::sendHeartbeat);
        });
    }

    private void deliver(EncodedEntry encoded) {
        LogEntry entry = encoded.entry();
        Consumer<Subscriber> delivery = subscriber -> {
            if (subscriber.position() < entry.pos()) {
                subscriber.position(entry.pos());
                send(subscriber, subscriber.entry(encoded));
            }
        };
        switch (entry.audience().kind()) {
            case EVERYONE -> everyStream(user -> memberships.mayKnow(user, entry), delivery);
            case CHANNEL -> memberships.membersOf(entry.audience().id()).forEach(user -> streamsOf(user).forEach(delivery));
            case PERSON -> {
                if (memberships.mayKnow(entry.audience().id(), entry)) {
                    streamsOf(entry.audience().id()).forEach(delivery);
                }
            }
            case SERVERS -> {}
        }
    }

    /** A slow reader harms only itself: when its queue is full, its stream is cut, and it resumes from its cursor. */
    private static void send(Subscriber subscriber, @Nullable EventFrame frame) {
        if (!subscriber.send(frame)) {
            subscriber.cut();
        }
    }

    private void markUnread(String username, String channelId) {
        for (Subscriber subscriber : streamsOf(username)) {
            if (subscriber.unread().add(channelId)) {
                unreadPending.add(subscriber);
            }
        }
    }

    /** Sends changed counts, at once if none were sent recently. In a busy channel they would otherwise be half of all frames. */
    private void sendUnread(long now) {
        unreadPending.removeIf(subscriber -> {
            if (!subscriber.isEnded() && !subscriber.unread().due(now)) {
                return false;
            }
            sendUnread(subscriber, subscriber.unread().take(now));
            return true;
        });
    }

    private void sendUnread(Subscriber subscriber, Set<String> channelIds) {
        send(subscriber, subscriber.format().unread(memberships, subscriber.username(), channelIds));
    }

    /** Sends counts that were held back. */
    void sendUnread() {
        locked(() -> sendUnread(System.nanoTime()));
    }

    /** Tells every stream of those who see a person that they came, went or changed their status. */
    void broadcast(Status status) {
        Function<StreamFormat, Optional<EventFrame>> frames = encodedOnce(new Event.PresenceChanged(status));
        locked(() -> everyStream(user -> memberships.seesPerson(user, status.user()),
                subscriber -> send(subscriber, frames.apply(subscriber.format()).orElse(null))));
    }

    /** Sends an event that is not stored to the members of a channel, except for one. */
    void broadcast(String channelId, Event event, String exceptUser) {
        Function<StreamFormat, Optional<EventFrame>> frames = encodedOnce(event);
        locked(() -> memberships.membersOf(channelId).stream()
                .filter(username -> !username.equals(exceptUser))
                .forEach(username -> streamsOf(username)
                        .forEach(subscriber -> frames.apply(subscriber.format()).ifPresent(subscriber::send))));
    }

    private static Function<StreamFormat, Optional<EventFrame>> encodedOnce(Event event) {
        Map<StreamFormat, Optional<EventFrame>> frames = new EnumMap<>(StreamFormat.class);
        return format -> frames.computeIfAbsent(format, form -> Optional.ofNullable(form.passing(event)));
    }

    /** The people who may see an entry of a channel now. */
    List<String> viewersOf(String channelId, long pos) {
        lock.lock();
        try {
            return memberships.viewersOf(channelId, pos);
        } finally {
            lock.unlock();
        }
    }

    /** What a person may see of the log, valid up to the position that it names. */
    ReadableLog readableBy(String username) {
        lock.lock();
        try {
            return new ReadableLog(memberships.audiencesOf(username), position);
        } finally {
            lock.unlock();
        }
    }

    /** The audiences that somebody may see, up to a position. */
    record ReadableLog(Set<Audience> audiences, long upTo) {
    }

    /** The entries among these that a person may see now. */
    List<LogEntry> visibleTo(String username, List<LogEntry> entries) {
        lock.lock();
        try {
            return entries.stream()
                    .filter(entry -> memberships.sees(username, entry.audience(), entry.pos()) && memberships.mayKnow(username, entry))
                    .flatMap(entry -> memberships.withoutHiddenReceipts(username, entry).stream())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a stream follow live if it has received everything so far. A first heartbeat tells the reader that it has caught up.
     *
     * @return false if the log has grown meanwhile and more must be replayed; true also for an ended stream
     */
    boolean goLive(Subscriber subscriber) {
        return locked(() -> {
            if (subscriber.isEnded()) {
                return true;
            }
            if (subscriber.position() < position) {
                return false;
            }
            if (live.computeIfAbsent(subscriber.username(), user -> new HashSet<>()).add(subscriber)) {
                count++;
            }
            if (subscriber.format() == StreamFormat.SIMPLE) {
                sendUnread(subscriber, Set.of());
            }
            sendHeartbeat(subscriber);
            return true;
        });
    }

    void remove(Subscriber subscriber) {
        locked(() -> {
            subscriber.markEnded();
            live.computeIfPresent(subscriber.username(), (user, streams) -> {
                if (streams.remove(subscriber)) {
                    count--;
                }
                unreadPending.remove(subscriber);
                return streams.isEmpty() ? null : streams;
            });
        });
    }

    /** Sends a heartbeat to every stream that is due for one. */
    void sendHeartbeats(Instant now) {
        locked(() -> everyStream(subscriber -> {
            if (!subscriber.nextHeartbeat().isAfter(now)) {
                sendHeartbeat(subscriber);
            }
        }));
    }

    private void sendHeartbeat(Subscriber subscriber) {
        Instant now = Instant.now();
        subscriber.nextHeartbeat(now.plus(heartbeat));
        String digest = memberships.unreadOf(subscriber.username()).digest();
        Event.Heartbeat beat = new Event.Heartbeat(log.at(position), digest, now, storeAvailable);
        // Otherwise a reader who receives nothing for days would return with a cursor that is no longer in the log.
        send(subscriber,
                subscriber.needsCursor(position, heartbeat.multipliedBy(HEARTBEATS_PER_CURSOR))
                        ? subscriber.format().standing(beat, beat.head())
                        : subscriber.format().passing(beat));
    }

    void closeSession(String sessionId) {
        locked(() -> everyStream(subscriber -> {
            if (subscriber.sessionId().equals(sessionId)) {
                subscriber.close();
            }
        }));
    }

    /** How many streams are live. Does not block. */
    int streams() {
        return count;
    }

    private Collection<Subscriber> streamsOf(String username) {
        return live.getOrDefault(username, Set.of());
    }

    private void everyStream(Predicate<String> readers, Consumer<Subscriber> action) {
        live.forEach((user, streams) -> {
            if (readers.test(user)) {
                streams.forEach(action);
            }
        });
    }

    private void everyStream(Consumer<Subscriber> action) {
        live.values().forEach(streams -> streams.forEach(action));
    }

    private void locked(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
    }

    private boolean locked(BooleanSupplier action) {
        lock.lock();
        try {
            return action.getAsBoolean();
        } finally {
            List<Runnable> now = lock.getHoldCount() == 1 ? takeWrites() : List.of();
            lock.unlock();
            if (now.size() <= MAX_DIRECT_WRITES) {
                run(now);
            } else {
                handOver(now);
            }
        }
    }

    private void handOver(List<Runnable> all) {
        for (int from = 0; from < all.size(); from += WRITES_AT_ONCE) {
            List<Runnable> some = all.subList(from, Math.min(from + WRITES_AT_ONCE, all.size()));
            writers.execute(() -> run(some));
        }
    }

    private List<Runnable> takeWrites() {
        if (writes.isEmpty()) {
            return List.of();
        }
        List<Runnable> taken = writes;
        writes = new ArrayList<>();
        return taken;
    }

    /** The failure of one stream must not affect the others. */
    private static void run(List<Runnable> writes) {
        for (Runnable write : writes) {
            try {
                write.run();
            } catch (RuntimeException e) {
                logger.error("A stream could not be written to", e);
            }
        }
    }
}
