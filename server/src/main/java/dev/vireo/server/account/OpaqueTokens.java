package dev.vireo.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Creates opaque tokens: 256 random bits behind a prefix by which people and secret scanners recognise them. A token cannot be
 * guessed, so its plain SHA-256 is enough to store; nobody who reads the database can sign in with it.
 */
final class OpaqueTokens {

    private static final String PREFIX = "vireo_";
    private static final int BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 43;

    private final SecureRandom random = new SecureRandom();

    String issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** An id that tells nothing and is not a secret. */
    String issueId() {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Spares the database a look for what cannot be a token. */
    static boolean mayBe(String text) {
        return text.length() == LENGTH && text.startsWith(PREFIX);
    }

    static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
