package dev.vireo.server.account;

import dev.vireo.server.database.Database;
import dev.vireo.server.http.Authenticator;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. A token is looked up once, then remembered for a short while; ending a session on this server forgets it at
 * once, and one ended or changed by another server holds here no longer than {@link #REMEMBERED}. Thread-safe.
 */
public final class Sessions implements Authenticator {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    /** More than anybody has devices; a script that signs in again and again ends its own oldest. */
    private static final int PER_PERSON = 50;

    private final Database database;
    private final Log log;
    private final Tokens tokens = new Tokens();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();

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
        if (!Tokens.mayBe(token)) {
            return Optional.empty();
        }
        String hash = Tokens.hash(token);
        Known remembered = known.get(hash);
        if (remembered == null || !remembered.isFresh()) {
            // Reading inside the map's lock on this key: an end that comes meanwhile waits, and then forgets what was read.
            remembered = known.compute(hash, (key, before) -> before != null && before.isFresh() ? before : read(key));
        }
        if (remembered == null) {
            return Optional.empty();
        }
        used.put(remembered.caller().sessionId(), Instant.now());
        return Optional.of(remembered.caller());
    }

    /** Whether a session has not ended; asks the database. */
    public boolean holds(String sessionId) {
        return database.read(sql -> SessionStore.exists(sql, sessionId));
    }

    private @Nullable Known read(String hash) {
        return database.read(sql -> SessionStore.caller(sql, hash))
                .map(caller -> new Known(caller, System.nanoTime()))
                .orElse(null);
    }

    /** Makes a session within a command. {@link Opened#ended} are to be passed to {@link #closed} after it. */
    Opened open(Transaction transaction, String username, String device) {
        Handle sql = transaction.sql();
        List<Session> before = SessionStore.of(sql, username, Session.Kind.DEVICE);
        List<Session> ended = before.size() < PER_PERSON ? List.of() : before.subList(PER_PERSON - 1, before.size());
        ended.forEach(session -> SessionStore.remove(sql, session.id()));
        Opened opened = add(transaction, username, Session.Kind.DEVICE, device);
        return new Opened(opened.id(), opened.token(), ended);
    }

    Opened openAccessToken(Transaction transaction, String username, String name) {
        if (SessionStore.of(transaction.sql(), username, Session.Kind.ACCESS_TOKEN).size() >= PER_PERSON) {
            throw ProblemException.conflict("too_many_tokens",
                    "This user has " + PER_PERSON + " access tokens. Delete one first.");
        }
        return add(transaction, username, Session.Kind.ACCESS_TOKEN, name);
    }

    private Opened add(Transaction transaction, String username, Session.Kind kind, String name) {
        String token = tokens.issue();
        Instant now = transaction.nextTime();
        Session session = new Session(tokens.issueId(), username, Tokens.hash(token), kind, name, now, now);
        SessionStore.add(transaction.sql(), session);
        return new Opened(session.id(), token, List.of());
    }

    /** The signed-in devices of a person, the most recently used first. */
    List<Session> devicesOf(String username) {
        return database.read(sql -> SessionStore.of(sql, username, Session.Kind.DEVICE));
    }

    /** Ends one of a person's sessions or access tokens. It holds nowhere any more when this returns. */
    void end(String username, String id, Session.Kind kind) {
        Session ended = log.write(transaction -> {
            Session session = SessionStore.of(transaction.sql(), username, kind).stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound(kind.column));
            SessionStore.remove(transaction.sql(), id);
            return session;
        });
        closed(List.of(ended));
    }

    /** Signs out, whether the caller's token is a session's or an access token. */
    void end(Caller caller) {
        Session.Kind kind = database.read(sql -> SessionStore.of(sql, caller.username(), Session.Kind.DEVICE)).stream()
                .anyMatch(session -> session.id().equals(caller.sessionId()))
                ? Session.Kind.DEVICE : Session.Kind.ACCESS_TOKEN;
        end(caller.username(), caller.sessionId(), kind);
    }

    /** Forgets sessions that have ended, and tells whoever listens. */
    void closed(List<Session> ended) {
        for (Session session : ended) {
            known.remove(session.tokenHash());
            listeners.forEach(listener -> listener.ended(session.id()));
        }
    }

    /** Has a person's tokens read anew, since what they may do has changed. */
    void changed(String username) {
        database.read(sql -> List.of(SessionStore.of(sql, username, Session.Kind.DEVICE),
                        SessionStore.of(sql, username, Session.Kind.ACCESS_TOKEN)))
                .forEach(sessions -> sessions.forEach(session -> known.remove(session.tokenHash())));
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

    /** A session just made; its token is shown this once. */
    record Opened(String id, String token, List<Session> ended) {
    }

    private record Known(Caller caller, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < REMEMBERED.toNanos();
        }
    }
}
