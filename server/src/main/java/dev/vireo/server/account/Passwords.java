package dev.vireo.server.account;

import dev.vireo.protocol.PasswordRule;
import dev.vireo.server.work.HeavyWork;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords: Argon2id with 19 MiB, two passes and one lane (OWASP's first choice), each with a salt of its
 * own. The parameters are part of each hash, so they can grow later.
 */
public final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final HeavyWork work;
    private final SecureRandom random = new SecureRandom();
    private final Supplier<String> hashOfNobody;

    public Passwords(HeavyWork work) {
        this.work = work;
        this.hashOfNobody = work.begin(() -> hashNow(new OpaqueTokens().issue()));
    }

    String hash(String password) {
        return work.run(() -> hashNow(password));
    }

    /** @return in the same order */
    List<String> hashAll(List<String> passwords) {
        return work.runAll(passwords.stream().<Callable<String>>map(
                password -> () -> hashNow(password)).toList());
    }

    /** Takes the same time whether there is a hash or not, so that timing tells nobody which usernames exist. */
    boolean matches(String password, @Nullable String hash) {
        String compared = hash == null ? hashOfNobody.get() : hash;
        boolean matches = work.run(() -> PasswordHash.parse(compared).matches(bytes(password))
                || !PasswordRule.normal(password).equals(formerly(password))
                        && PasswordHash.parse(compared).matches(formerly(password).getBytes(StandardCharsets.UTF_8)));
        return matches && hash != null;
    }

    private String hashNow(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return PasswordHash.of(bytes(password), salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES).toString();
    }

    private static byte[] bytes(String password) {
        return PasswordRule.normal(password).getBytes(StandardCharsets.UTF_8);
    }

    /** As the first versions kept passwords, for those that were set then: an unusual space stayed one. */
    private static String formerly(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
