package dev.vireo.server.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * An entry of the audit log as it is stored.
 *
 * @param at      to the microsecond
 * @param details a JSON object, exactly as it was hashed
 * @param hash    covers all of these and the hash of the entry before; in hexadecimal
 */
record StoredAuditEntry(long number, Instant at, String actor, String action, String subject, String address, String details,
        String hash) {

    StoredAuditEntry withHash(String other) {
        return new StoredAuditEntry(number, at, actor, action, subject, address, details, other);
    }

    /**
     * The hash that this entry has to have after another: SHA-256 over that one's 32 bytes, the number and the microseconds since
     * 1970 with eight bytes each, and each text as the length of its UTF-8 with four bytes, and that.
     */
    String hashAfter(String previous) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(number)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .flip());
        for (String text : new String[] {actor, action, subject, address, details}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
