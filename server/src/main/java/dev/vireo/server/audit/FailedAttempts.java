package dev.vireo.server.audit;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.audit.FailureWindow.Attempt;
import dev.vireo.server.audit.FailureWindow.RecordedFailure;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.RefusalListener;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in the audit log what guessing and flooding repeat, such as wrong passwords, so that they cannot fill the disk: the first
 * ones of each account and address in an hour one by one, and the rest of the hour summed up. Nobody waits for it, so an attempt takes as
 * long for an account that exists as for one that does not. What a kill takes away is the last second. Thread-safe.
 */
public final class FailedAttempts implements RefusalListener, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(FailedAttempts.class);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Different ones of one kind, between two times of saving; further ones are only counted. */
    private static final int WAITING = 1_000;

    private final Database database;
    private final Log log;
    private final BiFunction<Handle, Collection<String>, List<String>> existing;
    private final LongSupplier nanos;
    private Map<AuditAction, Map<Attempt, Integer>> waiting = new EnumMap<>(AuditAction.class);
    private Map<AuditAction, Integer> further = new EnumMap<>(AuditAction.class);
    private FailureWindow window = new FailureWindow();
    private long windowSince;
    private final List<RecordedFailure> unsaved = new ArrayList<>();

    /**
     * @param existing which of these usernames are somebody's
     * @param nanos    a steady clock, as {@link System#nanoTime}
     */
    public FailedAttempts(Database database, Log log, BiFunction<Handle, Collection<String>, List<String>> existing,
            LongSupplier nanos) {
        this.database = database;
        this.log = log;
        this.existing = existing;
        this.nanos = nanos;
    }

    /** Notes one, without waiting. @param username as it was given, whether or not there is such an account; may be empty */
    public synchronized void add(AuditAction action, String username, String address) {
        Attempt attempt = new Attempt(action, username, address);
        Map<Attempt, Integer> alike = waiting.computeIfAbsent(action, _ -> new LinkedHashMap<>());
        if (alike.size() < WAITING || alike.containsKey(attempt)) {
            alike.merge(attempt, 1, Integer::sum);
        } else {
            further.merge(action, 1, Integer::sum);
        }
    }

    @Override
    public void tokenRefused(String address) {
        add(AuditAction.TOKEN_REFUSED, "", address);
    }

    @Override
    public void tooManyRequests(String username, String address) {
        add(AuditAction.TOO_MANY_REQUESTS, username, address);
    }

    /** Writes down what was noted. Called every second. */
    public void save() {
        synchronized (unsaved) {
            if (!window.isEmpty() && nanos.getAsLong() - windowSince >= HOUR.toNanos()) {
                endWindow();
            }
            take();
            write();
        }
    }

    private void take() {
        Map<Attempt, Integer> noted = new LinkedHashMap<>();
        Map<AuditAction, Integer> counted;
        synchronized (this) {
            waiting.values().forEach(noted::putAll);
            counted = further;
            waiting = new EnumMap<>(AuditAction.class);
            further = new EnumMap<>(AuditAction.class);
        }
        if (!noted.isEmpty()) {
            windowSince = window.isEmpty() ? nanos.getAsLong() : windowSince;
            counted.forEach(window::addFurther);
            Set<String> known = known(noted);
            noted.forEach((attempt, times) -> unsaved.addAll(window.add(attempt.known(known), times)));
        }
    }

    private Set<String> known(Map<Attempt, Integer> attempts) {
        List<String> names = attempts.keySet().stream().map(Attempt::username).filter(name -> !name.isEmpty()).distinct().toList();
        try {
            return names.isEmpty() ? Set.of() : new HashSet<>(database.read(sql -> existing.apply(sql, names)));
        } catch (ProblemException away) {
            // They are counted at least.
            attempts.forEach((attempt, times) -> window.addFurther(attempt.action(), times));
            attempts.clear();
            throw away;
        }
    }

    private void endWindow() {
        unsaved.addAll(window.summary());
        window = new FailureWindow();
    }

    private void write() {
        List<RecordedFailure> due = List.copyOf(unsaved);
        if (!due.isEmpty()) {
            log.write(transaction -> {
                due.forEach(failure -> AuditLog.record(transaction, AuditActor.unknown(failure.attempt().address()),
                        failure.attempt().action(), failure.attempt().username(), failure.details()));
                return due.size();
            });
            unsaved.clear();
        }
    }

    /** Sums up what is left of the hour. */
    @Override
    public void close() {
        try {
            save();
            synchronized (unsaved) {
                endWindow();
                write();
            }
        } catch (ProblemException e) {
            logger.warn("The last failed attempts could not be written to the audit log: {}", e.getMessage());
        }
    }
}
