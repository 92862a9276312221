package dev.vireo.server.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A one-time code with which a person chooses a new password: 80 random bits, in four groups that can be read aloud. The alphabet
 * is Crockford's base 32, which has no letter that is taken for a digit. It cannot be guessed, so its plain SHA-256 is enough to
 * store.
 */
record PasswordResetCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    static PasswordResetCode generate(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new PasswordResetCode(code.toString());
    }

    /** As it is stored. Small letters, spaces and hyphens make no difference, nor do the letters that look like digits. */
    static String hash(String given) {
        String normal = given.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}]", "").replace('O', '0').replace('I', '1').replace('L', '1');
        return HexFormat.of().formatHex(OpaqueTokens.sha256(normal.getBytes(StandardCharsets.UTF_8)));
    }

    String hash() {
        return hash(text);
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return "PasswordResetCode[]";
    }
}
