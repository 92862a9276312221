package dev.vireo.app.discovery;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for an office that is not at its address any more: at addresses where it was before, and where it is announced. Either only
 * says where to try; an address counts once the office has been recognised there. Ends when it has found the office, or is closed.
 */
public final class OfficeSearch implements AutoCloseable {

    /** Recognises the office. */
    @FunctionalInterface
    public interface OfficeCheck {

        /** Whether the office answers at this address. Blocks; throws nothing. */
        boolean answersAt(URI address);
    }

    /**
     * Whom to look for.
     *
     * @param head        of the fingerprint of its key, as announcements have it
     * @param unreachable where it did not answer
     * @param known       where it was at some time
     */
    public record WantedOffice(String head, URI unreachable, Collection<URI> known) {
    }

    private static final Logger log = LoggerFactory.getLogger(OfficeSearch.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Somebody may announce any number of addresses that never answer; those must not keep the others waiting. */
    private static final int AT_ONCE = 4;

    private final WantedOffice wanted;
    private final OfficeCheck check;
    private final Consumer<URI> found;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** When each is to be tried, as {@link System#nanoTime()} counts; only of those that are announced now or known. */
    private final Map<URI, Long> due = new HashMap<>();
    private SequencedSet<URI> candidates = new LinkedHashSet<>();
    private final long begun;
    private boolean closed;
    private @Nullable Runnable endListening;

    private OfficeSearch(WantedOffice wanted, Duration pause, OfficeCheck check, Consumer<URI> found) {
        this.wanted = wanted;
        this.check = check;
        this.found = found;
        this.begun = System.nanoTime() + pause.toNanos();
    }

    /**
     * Begins to look, without blocking.
     *
     * @param pause before the first try
     * @param found told where the office is, once, on a thread of the search
     */
    public static OfficeSearch start(HearOffices network, WantedOffice wanted, Duration pause, OfficeCheck check, Consumer<URI> found) {
        OfficeSearch search = new OfficeSearch(wanted, pause, check, found);
        search.hear(List.of());
        search.listen(network.begin((_, offices) -> search.hear(offices)));
        for (int i = 0; i < AT_ONCE; i++) {
            Thread.ofVirtual().name("vireo-office-search").start(search::tryAddresses);
        }
        return search;
    }

    private void listen(Runnable end) {
        lock.lock();
        try {
            endListening = end;
        } finally {
            lock.unlock();
        }
    }

    private void hear(List<FoundOffice> offices) {
        SequencedSet<URI> now = new LinkedHashSet<>(wanted.known());
        offices.stream().filter(office -> !wanted.head().isEmpty() && office.fingerprintHead().equals(wanted.head()))
                .forEach(office -> now.addAll(office.addresses()));
        now.remove(wanted.unreachable());
        lock.lock();
        try {
            candidates = now;
            due.keySet().retainAll(now);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void tryAddresses() {
        try {
            for (Optional<URI> next = next(); next.isPresent(); next = next()) {
                if (check.answersAt(next.get()) && end()) {
                    log.info("The office was found at {}", next.get());
                    found.accept(next.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one that has waited longest, once its turn has come; empty at the end of the search. */
    private Optional<URI> next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                Optional<URI> first = new ArrayList<>(candidates).stream().min((one, other) -> Long.compare(dueAt(one), dueAt(other)));
                if (first.isPresent() && dueAt(first.get()) - now <= 0) {
                    due.put(first.get(), now + BETWEEN_TRIES.toNanos());
                    return first;
                }
                changed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long dueAt(URI address) {
        return Objects.requireNonNull(due.getOrDefault(address, begun));
    }

    /** @return whether this call has ended it */
    private boolean end() {
        Runnable listening;
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
            listening = endListening;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (listening != null) {
            listening.run();
        }
        return true;
    }

    /** Nothing is found any more, but for what is being told just then. */
    @Override
    public void close() {
        end();
    }
}
