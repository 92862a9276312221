package dev.vireo.server.presence;

import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.log.Log;
import dev.vireo.server.stream.Attendance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is there. A person is there while a stream is open, and for as long as a lease runs: a short one after the last stream has
 * gone, a longer one after each poll. Leases end by themselves, so that no goodbye is needed from whatever dies; servers that
 * share an office can hold them for each other. Changes are told a moment later and by one thread: a person who reconnects
 * twice within it changes nothing. Thread-safe; nothing here blocks but {@link #choose} and {@link #save}.
 */
public final class Presences implements Attendance, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Presences.class);
    /** Few enough not to hold up what people write. */
    private static final int SAVED_AT_ONCE = 500;

    private final Log log;
    private final PresenceTimes times;
    private final List<PresenceListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("presence").daemon().factory());

    /** Guards everything below. */
    private final Object lock = new Object();
    private final Map<String, Person> people = new HashMap<>();
    /** Those whose presence may differ from what was told, or will when a lease ends. */
    private final Set<String> watched = new HashSet<>();
    private final Set<String> unsaved = new HashSet<>();

    public Presences(Database database, Log log, PresenceTimes times) {
        this.log = log;
        this.times = times;
        database.read(PresenceStore::all)
                .forEach(kept -> people.put(kept.username(), new Person(kept.availability(), kept.lastSeen())));
    }

    /** Begins to tell of changes. */
    public void start() {
        long tick = times.tick().toMillis();
        teller.scheduleWithFixedDelay(this::tell, tick, tick, TimeUnit.MILLISECONDS);
    }

    public void listen(PresenceListener listener) {
        listeners.add(listener);
    }

    @Override
    public void connected(String username) {
        synchronized (lock) {
            person(username).streams++;
            watched.add(username);
        }
    }

    @Override
    public void disconnected(String username) {
        synchronized (lock) {
            Person person = person(username);
            person.streams--;
            person.lease(times.grace());
            watched.add(username);
            unsaved.add(username);
        }
    }

    @Override
    public void polled(String username) {
        synchronized (lock) {
            person(username).lease(times.polled());
            watched.add(username);
            unsaved.add(username);
        }
    }

    /** Anybody's presence as of now; offline for those of whom nothing is known. */
    public Status statusOf(String username) {
        synchronized (lock) {
            Person person = people.get(username);
            return person == null ? new Status(username, Presence.OFFLINE, null) : person.status(username);
        }
    }

    /** Everybody who is not offline, by username. */
    public List<Status> present() {
        synchronized (lock) {
            return people.entrySet().stream()
                    .filter(entry -> entry.getValue().isPresent())
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getValue().status(entry.getKey()))
                    .toList();
        }
    }

    /** What the person wants to be while present; holds until chosen anew. */
    Status choose(String username, Presence availability) {
        log.write(transaction -> {
            PresenceStore.choose(transaction.sql(), username, availability);
            return availability;
        });
        synchronized (lock) {
            Person person = person(username);
            person.availability = availability;
            watched.add(username);
            return person.status(username);
        }
    }

    /** Writes down when people were last seen. Called now and then, and once more at the end. */
    public void save() {
        List<Seen> seen = new ArrayList<>();
        synchronized (lock) {
            people.forEach((username, person) -> {
                if (person.streams > 0) {
                    seen.add(new Seen(username, person.seenNow()));
                } else if (unsaved.contains(username) && person.lastSeen() != null) {
                    seen.add(new Seen(username, person.lastSeen()));
                }
            });
            unsaved.clear();
        }
        for (int from = 0; from < seen.size(); from += SAVED_AT_ONCE) {
            List<Seen> some = seen.subList(from, Math.min(from + SAVED_AT_ONCE, seen.size()));
            log.write(transaction -> {
                PresenceStore.seen(transaction.sql(), some);
                return some.size();
            });
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
        try {
            save();
        } catch (ProblemException e) {
            logger.warn("When people were last seen could not be saved: {}", e.getMessage());
        }
    }

    private void tell() {
        List<Status> changes = new ArrayList<>();
        synchronized (lock) {
            for (Iterator<String> names = watched.iterator(); names.hasNext(); ) {
                String username = names.next();
                Person person = person(username);
                Status status = person.status(username);
                if (status.presence() != person.told) {
                    person.told = status.presence();
                    changes.add(status);
                }
                if (person.streams > 0 || !person.isPresent()) {
                    names.remove();
                }
            }
        }
        for (Status change : changes) {
            for (PresenceListener listener : listeners) {
                try {
                    listener.changed(change);
                } catch (RuntimeException e) {
                    logger.error("A listener of presence failed", e);
                }
            }
        }
    }

    private Person person(String username) {
        return people.computeIfAbsent(username, name -> new Person(Presence.ONLINE, null));
    }

    /** When somebody was last there. */
    record Seen(String username, Instant at) {
    }
}
