package dev.vireo.server.account;

import dev.vireo.server.http.ProblemException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Slows down guessing. Failures are counted for each account at each address, for each address over all accounts, and for each
 * account over all addresses; what is beyond the free tries waits, at most a minute. Nobody can lock a person out for good:
 * refused tries do not prolong the wait, people who are signed in stay so, and the count over all addresses does not bind an
 * address from which the account has signed in before. Kept in memory: a restart forgives.
 */
final class SignInLimits {

    private static final int FREE_AT_ADDRESS = 5;
    private static final int FREE_FOR_ACCOUNT = 20;
    private static final int FREE_FOR_ADDRESS = 50;
    private static final int REMEMBERED = 10_000;

    private final Delays accountsAtAddresses;
    private final Delays accounts;
    private final Delays addresses;
    private final Set<String> known = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    SignInLimits(LongSupplier nanoTime) {
        accountsAtAddresses = new Delays(FREE_AT_ADDRESS, nanoTime);
        accounts = new Delays(FREE_FOR_ACCOUNT, nanoTime);
        addresses = new Delays(FREE_FOR_ADDRESS, nanoTime);
    }

    /**
     * Begins a try. It counts as failed until {@link #succeeded} says otherwise, so that many at once do not slip through
     * together.
     */
    synchronized void begin(String account, String ip) {
        String address = network(ip);
        String both = account + "@" + address;
        Duration wait = longest(accountsAtAddresses.left(both), addresses.left(address));
        if (!known.contains(both)) {
            wait = longest(wait, accounts.left(account));
        }
        if (wait.isPositive()) {
            throw ProblemException.tooMany("Too many failed tries. Wait a moment, then try again.", wait);
        }
        accountsAtAddresses.failed(both);
        accounts.failed(account);
        addresses.failed(address);
    }

    synchronized void succeeded(String account, String ip) {
        String address = network(ip);
        String both = account + "@" + address;
        known.add(both);
        accountsAtAddresses.forget(both);
        // Only this try is taken back: whoever has an account of their own must not buy free guesses at others' with it.
        accounts.undo(account);
        addresses.undo(address);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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
