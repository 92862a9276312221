package dev.vireo.server.invitation;

import dev.vireo.protocol.InvitationCode;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The stored form of a code. Its one-time part is short enough to be searched for by whoever has a copy of the database, if one try cost a
 * single hash: so it costs many. The salt is the head of the office's key, which is part of the code.
 */
final class CodeHash {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    /** A few milliseconds; for all codes with these bits, more than anybody can compute while a code is valid. */
    private static final int ITERATIONS = 10_000;
    private static final int BITS = 256;

    private CodeHash() {
    }

    static String of(InvitationCode code) {
        PBEKeySpec spec = new PBEKeySpec(code.secret().toCharArray(), code.head(), ITERATIONS, BITS);
        try {
            return HexFormat.of().formatHex(SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }
}
