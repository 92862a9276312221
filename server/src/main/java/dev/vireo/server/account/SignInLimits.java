package dev.vireo.server.account;

import dev.vireo.server.account.FailedTryTable.FailedTries;
import dev.vireo.server.account.FailedTryTable.OutdatedRows;
import dev.vireo.server.account.FailedTryTable.TryTable;
import dev.vireo.server.database.Database;
import dev.vireo.server.problem.ProblemException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Slows down password guessing. Failures are counted for each account at each address, for each address over all accounts, and
 * for each account over all addresses; attempts beyond the free ones are delayed, at most by a minute. Nobody can lock a person
 * out for good: refused attempts do not prolong the delay, people who are signed in stay so, and the count over all addresses
 * does not apply to an address from which the account has signed in before.
 *
 * <p>The counts belong to the office. They are stored in its database, in transactions of their own, so an attempt on any server
 * counts on all, and no restart forgives. Each server runs one such transaction at a time, so flooding the sign-in takes one
 * connection and not all. Thread-safe.
 */
public final class SignInLimits {

    private static final int FREE_AT_ADDRESS = 5;
    private static final int FREE_FOR_ACCOUNT = 20;
    private static final int FREE_FOR_ADDRESS = 50;
    /** Of codes that nobody has. */
    private static final int FREE_GUESSES_AT_ADDRESS = 10;
    private static final int FREE_GUESSES = 100;
    /** The most rows that a flood of names and addresses can leave in the table, apart from the last minute's. */
    private static final int FAILURES_KEPT = 50_000;
    private static final int ADDRESSES_KEPT = 50_000;
    private static final Duration ADDRESS_KEPT = Duration.ofDays(180);
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final int COLLISIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Function<Handle, Instant> clock;
    private final ReentrantLock lock = new ReentrantLock(true);

    public SignInLimits(Database database) {
        this(database, FailedTryTable::now);
    }

    /** @param clock must be the same for all servers of the office */
    SignInLimits(Database database, Function<Handle, Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Begins a try. It counts as failed until {@link #succeeded} says otherwise, so that many at once do not slip through
     * together.
     *
     * @return whether this account has signed in from here before
     */
    boolean begin(String account, String ip) {
        TrySubjects subjects = TrySubjects.of(account, ip);
        // Whoever has to wait anyway shall not hold up others, and costs no more than a look.
        boolean known = database.read(sql -> {
            requireNoWait(sql, subjects, FailedTryTable.find(sql, subjects.all().keySet()), clock.apply(sql));
            return FailedTryTable.isKnown(sql, subjects.both());
        });
        oneAtATime(sql -> {
            Map<String, FailedTries> past = FailedTryTable.lock(sql, subjects.all().keySet());
            Instant now = clock.apply(sql);
            requireNoWait(sql, subjects, past, now);
            subjects.all().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(subject -> failed(sql, subject.getKey(), subject.getValue(), past.get(subject.getKey()), now));
        });
        return known;
    }

    void succeeded(String account, String ip) {
        TrySubjects subjects = TrySubjects.of(account, ip);
        oneAtATime(sql -> {
            Map<String, FailedTries> past = FailedTryTable.lock(sql, subjects.all().keySet());
            Instant now = clock.apply(sql);
            FailedTryTable.remove(sql, subjects.both());
            // Only this try is taken back: whoever has an account of their own must not buy free guesses at others' with it.
            undo(sql, past.get(subjects.account()), now);
            undo(sql, past.get(subjects.address()), now);
            FailedTryTable.know(sql, subjects.both(), now);
        });
    }

    /**
     * Counts a try with a code that nobody has: for its address, and for all addresses together. A code that exists is never kept
     * waiting by this: it is too long to be found by trying, and a guesser shall keep nobody out.
     *
     * @throws ProblemException 429 if there were too many
     */
    public void guessedCode(String ip) {
        Map<String, Integer> subjects = Map.of("code " + network(ip), FREE_GUESSES_AT_ADDRESS, "codes", FREE_GUESSES);
        database.read(sql -> {
            requireNoWait(FailedTryTable.find(sql, subjects.keySet()), clock.apply(sql));
            return subjects;
        });
        oneAtATime(sql -> {
            Map<String, FailedTries> past = FailedTryTable.lock(sql, subjects.keySet());
            Instant now = clock.apply(sql);
            requireNoWait(past, now);
            subjects.entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(subject -> failed(sql, subject.getKey(), subject.getValue(), past.get(subject.getKey()), now));
        });
    }

    private static void requireNoWait(Map<String, FailedTries> past, Instant now) {
        requireNone(past.values().stream().map(tries -> tries.left(now)).reduce(Duration.ZERO, SignInLimits::longest));
    }

    private static void requireNone(Duration wait) {
        if (wait.isPositive()) {
            throw ProblemException.tooMany("Too many failed attempts. Wait a moment, then try again.", wait);
        }
    }

    /** Removes what holds no longer. Called now and then, by each server. */
    public void forgetOld() {
        forgetOld(TryTable.FAILED_TRIES, RetryDelays.FORGOTTEN_AFTER, FAILURES_KEPT);
        forgetOld(TryTable.KNOWN_ADDRESSES, ADDRESS_KEPT, ADDRESSES_KEPT);
    }

    /** Looks first: where nothing is old, nothing need be made durable. */
    private void forgetOld(TryTable kept, Duration age, int most) {
        boolean more = true;
        while (more) {
            OutdatedRows old = database.read(sql -> FailedTryTable.old(sql, kept, clock.apply(sql).minus(age), most, FORGOTTEN_AT_ONCE));
            if (!old.subjects().isEmpty()) {
                oneAtATime(sql -> FailedTryTable.prune(sql, kept, old));
            }
            more = old.subjects().size() == FORGOTTEN_AT_ONCE;
        }
    }

    private static void requireNoWait(Handle sql, TrySubjects subjects, Map<String, FailedTries> past, Instant now) {
        Duration wait = longest(left(past.get(subjects.both()), now), left(past.get(subjects.address()), now));
        Duration ofAccount = left(past.get(subjects.account()), now);
        if (ofAccount.compareTo(wait) > 0 && !FailedTryTable.isKnown(sql, subjects.both())) {
            wait = ofAccount;
        }
        requireNone(wait);
    }

    private static void failed(Handle sql, String subject, int free, @Nullable FailedTries past, Instant now) {
        int count = past == null || past.isForgotten(now) ? 1 : past.count() + 1;
        FailedTries failures = new FailedTries(subject, count, now, now.plus(RetryDelays.wait(count, free)));
        if (past == null) {
            FailedTryTable.insert(sql, failures);
        } else {
            FailedTryTable.update(sql, failures);
        }
    }

    private static void undo(Handle sql, @Nullable FailedTries past, Instant now) {
        if (past != null && past.count() > 1) {
            FailedTryTable.update(sql, new FailedTries(past.subject(), past.count() - 1, past.lastAt(), now));
        } else if (past != null) {
            FailedTryTable.remove(sql, past.subject());
        }
    }

    private void oneAtATime(Consumer<Handle> work) {
        awaitLock();
        try {
            for (int tries = 1; !attempt(work, tries == COLLISIONS); tries++) {
                // Another server was there first: what it wrote is now to be seen.
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean attempt(Consumer<Handle> work, boolean last) {
        try {
            return database.durably(sql -> {
                work.accept(sql);
                return true;
            });
        } catch (JdbiException e) {
            if (!FailedTryTable.isCollision(e)) {
                throw e;
            }
            if (last) {
                throw ProblemException.busy();
            }
            return false;
        }
    }

    private void awaitLock() {
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopping();
        }
    }

    private static Duration left(@Nullable FailedTries past, Instant now) {
        return past == null ? Duration.ZERO : past.left(now);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The keys under which an attempt is counted. They cannot collide, since no username contains a space. */
    private record TrySubjects(String account, String address, String both) {

        static TrySubjects of(String account, String ip) {
            String network = network(ip);
            return new TrySubjects("account " + account, "address " + network, "both " + account + " " + network);
        }

        /** Each with its free tries. */
        Map<String, Integer> all() {
            return Map.of(both, FREE_AT_ADDRESS, account, FREE_FOR_ACCOUNT, address, FREE_FOR_ADDRESS);
        }
    }

    /** One household or provider's customer holds a whole /64 of IPv6: it counts as one address. */
    private static String network(String ip) {
        if (!ip.contains(":")) {
            return ip;
        }
        try {
            String literal = ip.replace("[", "").replace("]", "");
            return HexFormat.of().formatHex(Arrays.copyOf(InetAddress.ofLiteral(literal).getAddress(), 8));
        } catch (IllegalArgumentException e) {
            return ip;
        }
    }
}
