package dev.vireo.server.presence;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import dev.vireo.server.backbone.Signals;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.stream.ConnectionListener;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps track of who is present. A person is present while a stream is open, and while a lease runs: a short one after the last
 * stream has closed, a longer one after each poll; on this server, or on another that says so. Leases and what other servers say
 * expire by themselves, so nothing that dies has to say goodbye. The status that a person chooses is stored, and every server
 * learns of it from the log.
 *
 * <p>Changes are delivered a moment later and by one thread: reconnecting twice within it changes nothing. Thread-safe; only
 * {@link #choose} and {@link #save} block.
 */
public final class PresenceTracker implements ConnectionListener, LogFollower, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(PresenceTracker.class);
    private static final String SIGNAL = "presence";
    /** Few enough not to delay people's messages. */
    private static final int SAVED_AT_ONCE = 500;
    /**
     * A limit for when very many people come or go at once, for example with a server: these changes alone must not fill the
     * streams' queues.
     */
    private static final int ANNOUNCED_AT_ONCE = 100;

    private final Database database;
    private final Log log;
    private final Signals signals;
    private final PresenceTimes times;
    private final LongSupplier nanos;
    private final String server = Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 62), 36);
    private final List<PresenceListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("presence").daemon().factory());

    /** Guards everything below. */
    private final Object lock = new Object();
    private final Map<String, PersonPresence> people = new HashMap<>();
    private final RemotePresence remote = new RemotePresence();
    private final RosterOutbox outbox = new RosterOutbox(server);
    /** The people whose presence may differ from what was last announced, or will when a lease ends. */
    private final Set<String> watched = new HashSet<>();
    private final Set<String> unsaved = new HashSet<>();
    /** People who have left the office since this server started. */
    private final Set<String> left = new HashSet<>();
    private long nextRosterAt;

    public PresenceTracker(Database database, Log log, Signals signals, PresenceTimes times) {
        this(database, log, signals, times, System::nanoTime);
    }

    PresenceTracker(Database database, Log log, Signals signals, PresenceTimes times, LongSupplier nanos) {
        this.database = database;
        this.log = log;
        this.signals = signals;
        this.times = times;
        this.nanos = nanos;
        this.nextRosterAt = nanos.getAsLong();
        signals.subscribe(SIGNAL, PresenceRoster.class, this::receive);
        signals.whenBack(this::askOthers);
    }

    @Override
    public void load(Handle snapshot) {
        List<PresenceStore.StoredPresence> all = PresenceStore.all(snapshot);
        synchronized (lock) {
            all.forEach(kept -> {
                person(kept.username()).choose(kept.availability(), kept.until(), 0);
                person(kept.username()).seen(kept.lastSeen());
            });
        }
    }

    @Override
    public void follow(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            switch (entry.event()) {
                case Event.AvailabilityChosen choice -> chosen(choice, entry.pos());
                case Event.UserUpdated(User user) -> updated(user);
                default -> {}
            }
        }
    }

    /** A person who leaves the office is offline at once, even while streams are still closing, and stays so when they are back. */
    private void updated(User user) {
        synchronized (lock) {
            if (!user.active()) {
                left.add(user.username());
                person(user.username()).endLease(nanos.getAsLong());
            } else if (!left.remove(user.username())) {
                return;
            }
            if (user.deleted()) {
                person(user.username()).forgetSeen();
            }
            watched.add(user.username());
        }
    }

    /** Starts announcing changes. */
    public void start() {
        long tick = times.tick().toMillis();
        timer.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }

    public void listen(PresenceListener listener) {
        listeners.add(listener);
    }

    @Override
    public void connected(String username, String session) {
        synchronized (lock) {
            person(username).opened(session);
            watched.add(username);
        }
    }

    @Override
    public void disconnected(String username, String session) {
        synchronized (lock) {
            PersonPresence person = person(username);
            person.closed(session);
            person.lease(left.contains(username) ? Duration.ZERO : times.grace(), nanos.getAsLong());
            watched.add(username);
            unsaved.add(username);
        }
    }

    @Override
    public void polled(String username, String session) {
        synchronized (lock) {
            person(username).polled(session);
            person(username).lease(times.pollLease(), nanos.getAsLong());
            watched.add(username);
            unsaved.add(username);
        }
    }

    /** Somebody's program says whether anybody does anything at the computer. Who is idle at all of theirs is seen as away. */
    void idle(String username, String session, boolean idle) {
        synchronized (lock) {
            person(username).idle(session, idle);
            watched.add(username);
        }
    }

    /** A person's current presence; offline if nothing is known. */
    public Status statusOf(String username) {
        synchronized (lock) {
            PersonPresence person = people.get(username);
            return person == null ? new Status(username, Presence.OFFLINE, null) : status(username, person);
        }
    }

    /** A person with their presence as of now. */
    public User withPresence(User user) {
        Status status = statusOf(user.username());
        // Whoever has just left may still be here as far as the log has been followed.
        return user.with(user.active() ? status.presence() : Presence.OFFLINE, status.lastSeen());
    }

    /** Forgets within a command when somebody was last seen, and what they chose to be. */
    public void forget(Handle sql, String username) {
        PresenceStore.remove(sql, username);
    }

    /** Everybody who is not offline, by username. */
    public List<Status> present() {
        synchronized (lock) {
            return people.entrySet().stream()
                    .filter(entry -> isPresent(entry.getKey(), entry.getValue()))
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> status(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    private boolean isPresent(String username, PersonPresence person) {
        long now = nanos.getAsLong();
        return !left.contains(username) && (person.isHere(now) || remote.isPresent(username, now));
    }

    private Status status(String username, PersonPresence person) {
        boolean streaming = !left.contains(username) && (person.isStreaming() || remote.isStreaming(username, nanos.getAsLong()));
        Presence now = isPresent(username, person) ? shown(username, person) : Presence.OFFLINE;
        return new Status(username, now, streaming ? PersonPresence.time() : person.lastSeen(), person.untilOf(now));
    }

    /** Do not disturb is meant for those who write, so it holds also while nobody is at the computer. */
    private Presence shown(String username, PersonPresence person) {
        long now = nanos.getAsLong();
        boolean away = person.availability() == Presence.ONLINE && !person.isActive(now) && !remote.isActive(username, now);
        return away ? Presence.AWAY : person.availability();
    }

    /** Sets the person's availability while present, until they choose another or it ends by itself. */
    Status choose(String username, Presence availability, @Nullable Instant until) {
        Event.AvailabilityChosen choice = new Event.AvailabilityChosen(username, availability, until);
        long pos = log.write(transaction -> {
            transaction.nextTime();
            PresenceStore.choose(transaction.sql(), username, availability, until);
            return transaction.append(choice, Audience.servers());
        });
        chosen(choice, pos);
        return statusOf(username);
    }

    private void chosen(Event.AvailabilityChosen choice, long pos) {
        synchronized (lock) {
            person(choice.user()).choose(choice.presence(), choice.until(), pos);
            watched.add(choice.user());
        }
    }

    /** Saves when people were last seen, and reads what other servers saved. Called periodically and at the end. */
    public void save() {
        List<LastSeen> seen = new ArrayList<>();
        synchronized (lock) {
            people.forEach((username, person) -> {
                if (person.isStreaming()) {
                    person.seen(PersonPresence.time());
                }
                if ((person.isStreaming() || unsaved.contains(username)) && person.lastSeen() != null) {
                    seen.add(new LastSeen(username, person.lastSeen()));
                }
            });
            unsaved.clear();
        }
        for (int from = 0; from < seen.size(); from += SAVED_AT_ONCE) {
            List<LastSeen> some = seen.subList(from, Math.min(from + SAVED_AT_ONCE, seen.size()));
            log.write(transaction -> {
                PresenceStore.seen(transaction.sql(), some);
                return some.size();
            });
        }
        List<PresenceStore.StoredPresence> all = database.read(PresenceStore::all);
        synchronized (lock) {
            all.forEach(kept -> person(kept.username()).seen(kept.lastSeen()));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        signals.send(SIGNAL, PresenceRoster.leaving(server, PersonPresence.time()));
        try {
            save();
        } catch (ProblemException e) {
            logger.warn("The times when people were last seen couldn't be saved: {}", e.getMessage());
        }
    }

    /** Applies what another server reports. */
    private void receive(PresenceRoster roster) {
        long now = nanos.getAsLong();
        synchronized (lock) {
            roster.here().forEach(username -> recordClaim(roster, username, roster.at(), true));
            roster.lately().forEach((username, at) -> recordClaim(roster, username, at, false));
            roster.gone().forEach((username, at) -> {
                person(username).seen(at);
                remote.withdraw(roster.server(), username);
                watched.add(username);
            });
            if (roster.leaves()) {
                remote.leave(roster.server(), now + times.grace().toNanos())
                        .forEach(username -> person(username).seen(roster.at()));
            }
            if (roster.asks()) {
                nextRosterAt = now;
            }
        }
    }

    private void recordClaim(PresenceRoster roster, String username, Instant at, boolean streaming) {
        person(username).seen(at);
        remote.claim(roster.server(), username, nanos.getAsLong() + times.claimLifetime().toNanos(), streaming,
                !roster.idle().contains(username));
        watched.add(username);
    }

    /** After an outage, sends the other servers everybody who is present here, and asks them for theirs. */
    private void askOthers() {
        synchronized (lock) {
            outbox.ask();
            nextRosterAt = nanos.getAsLong();
        }
    }

    /** Does what is due. Started by {@link #start}, once in every tick. */
    void tick() {
        try {
            List<Status> changes = new ArrayList<>();
            List<PresenceRoster> toOthers;
            synchronized (lock) {
                expire();
                collectChanges(changes);
                beginRoster();
                toOthers = outbox.take(people, nanos.getAsLong());
            }
            toOthers.forEach(roster -> signals.send(SIGNAL, roster));
            changes.forEach(this::notifyListeners);
        } catch (RuntimeException e) {
            logger.error("Presence couldn't be sent", e);
        }
    }

    /** Marks the people of a dead server for saving: nobody else may have saved when they were last seen. */
    private void expire() {
        List<String> expired = remote.expire(nanos.getAsLong());
        watched.addAll(expired);
        unsaved.addAll(expired);
    }

    private void collectChanges(List<Status> changes) {
        long now = nanos.getAsLong();
        for (Iterator<String> names = watched.iterator(); names.hasNext();) {
            String username = names.next();
            PersonPresence person = person(username);
            if (person.isHere(now) != person.announcedHere || person.isActive(now) != person.announcedActive) {
                person.announcedHere = person.isHere(now);
                person.announcedActive = person.isActive(now);
                outbox.changed(username);
            }
            Status status = status(username, person);
            boolean due = status.presence() != person.announced || !Objects.equals(status.until(), person.announcedUntil);
            if (due && changes.size() < ANNOUNCED_AT_ONCE) {
                person.announced = status.presence();
                person.announcedUntil = status.until();
                changes.add(status);
                due = false;
            }
            if (!person.isHere(now)) {
                person.forgetIdle();
            }
            if (!due && (person.isStreaming() || !person.hasLease(now))) {
                names.remove();
            }
        }
    }

    private void beginRoster() {
        long now = nanos.getAsLong();
        if (now - nextRosterAt >= 0) {
            nextRosterAt = now + times.rosterInterval().toNanos();
            List<String> here = new ArrayList<>();
            people.forEach((username, person) -> {
                if (person.isHere(now)) {
                    here.add(username);
                }
            });
            outbox.begin(here);
        }
    }

    private void notifyListeners(Status change) {
        for (PresenceListener listener : listeners) {
            try {
                listener.changed(change);
            } catch (RuntimeException e) {
                logger.error("A listener of presence failed", e);
            }
        }
    }

    private PersonPresence person(String username) {
        return people.computeIfAbsent(username, name -> new PersonPresence(nanos.getAsLong()));
    }
}
