package dev.vireo.server.discovery;

import dev.vireo.protocol.Event;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the office announced on every network of this computer: as the networks come and go, and under the name that it has. All of
 * it happens on a thread of its own, and nothing else waits for it or fails because of it.
 */
public final class Discovery implements LogFollower, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Discovery.class);
    private static final Duration LOOKING_AROUND = Duration.ofSeconds(3);
    /** For the goodbyes; whoever misses them forgets the office by itself. */
    private static final Duration LEAVING = Duration.ofSeconds(1);

    private final Supplier<Set<InetAddress>> addresses;
    private final Supplier<Optional<OfficeIdentity>> identity;
    private final AnnouncedServer server;
    private final Thread thread = Thread.ofPlatform().daemon().name("discovery").unstarted(this::run);
    private final Semaphore wakeUps = new Semaphore(0);
    private final Map<InetAddress, Responder> responders = new HashMap<>();
    private final Queue<Thread> goodbyes = new ConcurrentLinkedQueue<>();
    private volatile boolean changed = true;
    private volatile boolean known;
    private volatile boolean closed;
    private volatile int port;
    private @Nullable Announcement announced;
    private Set<InetAddress> refused = Set.of();

    /**
     * @param addresses those at which to announce it, as of now
     * @param identity  asks for the office's name; empty before it is set up
     */
    public Discovery(Supplier<Set<InetAddress>> addresses, Supplier<Optional<OfficeIdentity>> identity, AnnouncedServer server) {
        this.addresses = addresses;
        this.identity = identity;
        this.server = server;
    }

    /** @param listeningPort that clients are to come to */
    public void start(int listeningPort) {
        port = listeningPort;
        thread.start();
    }

    /** The office has a name from the setup on, where its first person comes, and may get another. */
    @Override
    public void follow(List<LogEntry> entries) {
        if (entries.stream().anyMatch(entry -> entry.event() instanceof Event.OfficeUpdated
                || !known && entry.event() instanceof Event.UserUpdated)) {
            changed = true;
            wakeUps.release();
        }
    }

    private void run() {
        try {
            while (!closed) {
                keepUp();
                wakeUps.tryAcquire(LOOKING_AROUND.toMillis(), TimeUnit.MILLISECONDS);
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            withdraw(_ -> true);
        }
    }

    private void keepUp() {
        try {
            Announcement before = announced;
            Announcement now = announcement();
            Set<InetAddress> current = now == null ? Set.of() : addresses.get();
            withdraw(address -> !current.contains(address) || !Objects.equals(now, before));
            responders.values().forEach(Responder::forgetOthers);
            if (now != null) {
                Set<InetAddress> failed = new HashSet<>();
                for (InetAddress address : current) {
                    if (!closed && !responders.containsKey(address) && !announce(address, now)) {
                        failed.add(address);
                    }
                }
                refused = failed;
            }
        } catch (RuntimeException e) {
            logger.warn("The office can't be announced on the network just now", e);
        }
    }

    private @Nullable Announcement announcement() {
        String head = server.fingerprintHead().get();
        if (changed || announced != null && !announced.fingerprintHead().equals(head)) {
            changed = false;
            try {
                announced = identity.get().map(office -> new Announcement(office.name(), office.id(), server.version(),
                        head, server.tls(), port)).orElse(null);
                known = announced != null;
            } catch (ProblemException e) {
                // The database is away; until it is back the office keeps the name that it had.
                changed = true;
            }
        }
        return announced;
    }

    private boolean announce(InetAddress address, Announcement announcement) {
        try {
            responders.put(address, Responder.open(address, announcement));
            logger.info("The office is announced on the network at {}", address.getHostAddress());
            return true;
        } catch (IOException | RuntimeException e) {
            // It is tried again as long as the network is there, but said once.
            if (!refused.contains(address)) {
                logger.warn("The office can't be announced at {}: {}", address.getHostAddress(), e.getMessage());
            }
            return false;
        }
    }

    /** All at once: each takes its time to say goodbye, and one whose network is gone may take long. */
    private void withdraw(Predicate<InetAddress> which) {
        responders.entrySet().removeIf(entry -> {
            boolean gone = which.test(entry.getKey());
            if (gone) {
                goodbyes.add(Thread.ofVirtual().name("discovery-goodbye").start(entry.getValue()::close));
            }
            return gone;
        });
        goodbyes.removeIf(goodbye -> !goodbye.isAlive());
    }

    /** Takes the announcements back; after a moment it no longer waits for that. */
    @Override
    public void close() {
        closed = true;
        wakeUps.release();
        try {
            long end = System.nanoTime() + LEAVING.toNanos();
            thread.join(LEAVING);
            for (Thread goodbye : goodbyes) {
                goodbye.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
