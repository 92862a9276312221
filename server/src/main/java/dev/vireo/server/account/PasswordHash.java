package dev.vireo.server.account;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash as it is stored, in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}.
 *
 * @param memory in KiB
 */
record PasswordHash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {

    /** Versions before 0.2 stored the dotless letter on Turkish and Azeri computers. */
    private static final Pattern STORED = Pattern.compile(
            "\\$argon2[iı]d\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    static PasswordHash of(byte[] password, byte[] salt, int memory, int passes, int lanes, int length) {
        return new PasswordHash(memory, passes, lanes, salt, argon2(password, salt, memory, passes, lanes, length));
    }

    /** @throws IllegalArgumentException if this is no Argon2id hash */
    static PasswordHash parse(String stored) {
        Matcher parts = STORED.matcher(stored);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A stored password is no Argon2id hash");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)),
                base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    }

    /** Takes as long as hashing does. */
    boolean matches(byte[] password) {
        return MessageDigest.isEqual(hash, argon2(password, salt, memory, passes, lanes, hash.length));
    }

    private static byte[] argon2(byte[] password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory).withIterations(passes).withParallelism(lanes).withSalt(salt).build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }

    /** As it is stored. */
    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes
                + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
