package dev.vireo.server.account;

import dev.vireo.protocol.PasswordRule;
import dev.vireo.server.work.HeavyWork;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords with Argon2id, each with a salt of its own. The parameters are part of each hash, so they can
 * grow later.
 */
public final class Passwords {

    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final HeavyWork work;
    private final HeavyWork knownPeoples;
    private final SecureRandom random = new SecureRandom();
    private final PasswordCost cost;
    private final String hashOfNobody;

    /**
     * @param knownPeoples for the passwords of people who were here before: they do not wait behind all those that somebody guesses
     */
    public Passwords(HeavyWork work, HeavyWork knownPeoples, PasswordCost cost) {
        this.work = work;
        this.knownPeoples = knownPeoples;
        this.cost = cost;
        this.hashOfNobody = new PasswordHash(cost.memory(), cost.passes(), LANES, bytes(SALT_BYTES), bytes(HASH_BYTES)).toString();
    }

    String hash(String password) {
        return work.run(() -> hashNow(password));
    }

    /** @return in the same order */
    List<String> hashAll(List<String> passwords) {
        return work.runAll(passwords.stream().<Callable<String>>map(
                password -> () -> hashNow(password)).toList());
    }

    /**
     * Takes the same time whether there is a hash or not, so that timing tells nobody which usernames exist.
     *
     * @param known whether this person has signed in from there before
     */
    boolean matches(String password, @Nullable String hash, boolean known) {
        String compared = hash == null ? hashOfNobody : hash;
        boolean matches = (known ? knownPeoples : work).run(() -> PasswordHash.parse(compared).matches(bytes(password))
                || !PasswordRule.normal(password).equals(formerly(password))
                        && PasswordHash.parse(compared).matches(formerly(password).getBytes(StandardCharsets.UTF_8)));
        return matches && hash != null;
    }

    private String hashNow(String password) {
        return PasswordHash.of(bytes(password), bytes(SALT_BYTES), cost.memory(), cost.passes(), LANES, HASH_BYTES).toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String password) {
        return PasswordRule.normal(password).getBytes(StandardCharsets.UTF_8);
    }

    /** As the first versions kept passwords, for those that were set then: an unusual space stayed one. */
    private static String formerly(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
