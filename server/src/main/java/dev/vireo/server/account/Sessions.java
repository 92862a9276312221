package dev.vireo.server.account;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Authenticator;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Keeps track of who is signed in. A token is looked up once and then cached. Ending a session and changing a role, on any
 * server, are entries of the log; this follows them, forgets the token and has its streams closed. While the log cannot be
 * followed nothing is cached, so that nobody is served on a session that may have ended. Thread-safe.
 */
public final class Sessions implements Authenticator, LogFollower {

    /** A bound for the memory's size, and for what a log that stalls unnoticed could cost. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    /** More than anybody has devices; a script that signs in again and again ends its own oldest. */
    private static final int PER_PERSON = 50;

    private final Database database;
    private final Log log;
    private final OpaqueTokens tokens = new OpaqueTokens();
    private final Map<String, CachedCaller> known = new ConcurrentHashMap<>();
    /** Grows with everything that may make a remembered token wrong, before that is forgotten. */
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean following = true;

    public Sessions(Database database, Log log) {
        this.database = database;
        this.log = log;
    }

    /** Tells of every session that ends, so that what it holds open can be closed. */
    public void listen(SessionListener listener) {
        listeners.add(listener);
    }

    @Override
    public Optional<Caller> callerOf(String token) {
        if (!OpaqueTokens.mayBe(token)) {
            return Optional.empty();
        }
        String hash = OpaqueTokens.hash(token);
        CachedCaller remembered = known.get(hash);
        Optional<Caller> caller = remembered == null || !remembered.isFresh() ? read(hash) : Optional.of(remembered.caller());
        caller.ifPresent(known -> used.put(known.sessionId(), Instant.now()));
        return caller;
    }

    /** Remembers what it reads, unless that may have changed while it was read: then it may be of before and stay so. */
    private Optional<Caller> read(String hash) {
        long before = changes.get();
        Optional<Caller> caller = database.read(sql -> SessionStore.caller(sql, hash).or(() -> {
            requireHere(sql, hash);
            return Optional.empty();
        }));
        if (caller.isPresent() && following) {
            CachedCaller read = new CachedCaller(caller.get(), System.nanoTime());
            known.put(hash, read);
            // Looked at after putting: whoever makes a change from now on finds it there.
            if (changes.get() != before) {
                known.remove(hash, read);
            }
        } else {
            known.remove(hash);
        }
        return caller;
    }

    /** Tells whoever comes with a token of before they left why it does not work any more. */
    private static void requireHere(Handle sql, String hash) {
        if (SessionStore.hasLeft(sql, hash)) {
            throw new ProblemException(401, "user_inactive",
                    "Your account was deactivated. If you need it again, ask an owner or admin of the office.");
        }
    }

    @Override
    public void follow(List<LogEntry> entries) {
        Set<String> ended = new HashSet<>();
        Map<String, OfficeRole> roles = new HashMap<>();
        for (LogEntry entry : entries) {
            switch (entry.event()) {
                case Event.SessionsEnded(List<String> ids) -> ended.addAll(ids);
                case Event.UserUpdated(User user) -> roles.put(user.username(), user.role());
                default -> {}
            }
        }
        if (!roles.isEmpty()) {
            forget(caller -> roles.getOrDefault(caller.username(), caller.role()) != caller.role());
        }
        if (!ended.isEmpty()) {
            ended(ended);
        }
    }

    @Override
    public void storeAvailable(boolean available) {
        following = available;
        forget(caller -> true);
    }

    private void ended(Set<String> ids) {
        forget(caller -> ids.contains(caller.sessionId()));
        ids.forEach(id -> listeners.forEach(listener -> listener.ended(id)));
    }

    private void forget(Predicate<Caller> whom) {
        changes.incrementAndGet();
        known.values().removeIf(remembered -> whom.test(remembered.caller()));
    }

    /** Whether a session has not ended; asks the database. */
    public boolean holds(String sessionId) {
        return database.read(sql -> SessionStore.exists(sql, sessionId));
    }

    /** Makes a session within a command. {@link OpenedSession#ended} are to be passed to {@link #closed} after it. */
    OpenedSession open(Transaction transaction, String username, String device) {
        Handle sql = transaction.sql();
        List<Session> before = SessionStore.of(sql, username, Session.SessionKind.DEVICE);
        List<Session> ended = before.size() < PER_PERSON ? List.of() : before.subList(PER_PERSON - 1, before.size());
        if (!ended.isEmpty()) {
            remove(transaction, ended);
        }
        OpenedSession opened = add(transaction, username, Session.SessionKind.DEVICE, device);
        return new OpenedSession(opened.id(), opened.token(), ended);
    }

    OpenedSession openAccessToken(Transaction transaction, String username, String name) {
        if (SessionStore.of(transaction.sql(), username, Session.SessionKind.ACCESS_TOKEN).size() >= PER_PERSON) {
            throw ProblemException.conflict("too_many_tokens",
                    "This user already has " + PER_PERSON + " access tokens. Delete one first.");
        }
        return add(transaction, username, Session.SessionKind.ACCESS_TOKEN, name);
    }

    private OpenedSession add(Transaction transaction, String username, Session.SessionKind kind, String name) {
        String token = tokens.issue();
        Instant now = transaction.nextTime();
        Session session = new Session(tokens.issueId(), username, OpaqueTokens.hash(token), kind, name, now, now);
        SessionStore.add(transaction.sql(), session);
        return new OpenedSession(session.id(), token, List.of());
    }

    private static void remove(Transaction transaction, List<Session> ended) {
        transaction.nextTime();
        ended.forEach(session -> SessionStore.remove(transaction.sql(), session.id()));
        transaction.append(new Event.SessionsEnded(ended.stream().map(Session::id).toList()), Audience.servers());
    }

    /**
     * Ends one of a person's sessions or access tokens. It does not hold on this server any more when this returns, and on the
     * others as soon as they follow.
     */
    void end(AuditActor by, String username, String id, Session.SessionKind kind) {
        end(by, username, id, kind, kind == Session.SessionKind.DEVICE ? AuditAction.SESSION_ENDED : AuditAction.TOKEN_ENDED);
    }

    private void end(AuditActor by, String username, String id, Session.SessionKind kind, AuditAction action) {
        Session ended = log.write(transaction -> {
            Session session = SessionStore.of(transaction.sql(), username, kind).stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound(kind.column));
            remove(transaction, List.of(session));
            AuditLog.record(transaction, by, action, username, Map.of("id", session.id(), "name", session.name()));
            return session;
        });
        closed(List.of(ended));
    }

    /**
     * Ends all of a person's sessions within a command, and their access tokens if asked to. The result is to be passed to {@link
     * #closed} after it.
     *
     * @param except a session that goes on; empty for none
     */
    List<Session> endAll(Transaction transaction, String username, boolean withTokens, String except) {
        Handle sql = transaction.sql();
        List<Session> ended = (withTokens ? SessionStore.of(sql, username) : SessionStore.of(sql, username, Session.SessionKind.DEVICE))
                .stream()
                .filter(session -> !session.id().equals(except))
                .toList();
        if (!ended.isEmpty()) {
            remove(transaction, ended);
        }
        return ended;
    }

    /** Signs out, whether the caller's token is a session's or an access token. */
    void end(Caller caller) {
        boolean device = database.read(sql -> SessionStore.of(sql, caller.username(), Session.SessionKind.DEVICE)).stream()
                .anyMatch(session -> session.id().equals(caller.sessionId()));
        end(AuditActor.of(caller), caller.username(), caller.sessionId(),
                device ? Session.SessionKind.DEVICE : Session.SessionKind.ACCESS_TOKEN,
                device ? AuditAction.SIGN_OUT : AuditAction.TOKEN_ENDED);
    }

    /** Forgets sessions that a command of this server has just ended, ahead of the log. */
    void closed(List<Session> ended) {
        ended(ended.stream().map(Session::id).collect(Collectors.toSet()));
    }

    /** Forgets what a person was allowed, since a command of this server has just changed it, ahead of the log. */
    void changed(String username) {
        forget(caller -> caller.username().equals(username));
    }

    /** Writes down when each session was last used; and forgets the tokens not seen for a while. Called now and then. */
    public void save() {
        known.values().removeIf(remembered -> !remembered.isFresh());
        Map<String, Instant> uses = new HashMap<>();
        used.keySet().forEach(id -> uses.put(id, used.remove(id)));
        if (!uses.isEmpty()) {
            log.write(transaction -> {
                SessionStore.used(transaction.sql(), uses);
                return uses.size();
            });
        }
    }

    /** A session that was just opened. Its token is shown only this once. */
    record OpenedSession(String id, String token, List<Session> ended) {
    }

    private record CachedCaller(Caller caller, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < REMEMBERED.toNanos();
        }
    }
}
