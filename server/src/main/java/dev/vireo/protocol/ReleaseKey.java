package dev.vireo.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key (RFC 8032) with which releases are signed; its public half, which can only verify. */
public final class ReleaseKey {

    public static final String ALGORITHM = "Ed25519";

    private final PublicKey key;

    private ReleaseKey(PublicKey key) {
        this.key = key;
    }

    /**
     * @param text its SubjectPublicKeyInfo in Base64, as it stands in a PEM file
     * @throws IllegalArgumentException if it is not such a key
     */
    public static ReleaseKey parse(String text) {
        try {
            return new ReleaseKey(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text.strip()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no public key of " + ALGORITHM + ".", e);
        }
    }

    /**
     * The release, if this key signed exactly this text. Nothing of it is read before that is known.
     *
     * @throws UntrustedReleaseException  if it did not
     * @throws Json.InvalidJsonException  if what was signed is not a release as this version knows it
     * @throws Json.UnknownFieldException likewise
     */
    public Release open(Answers.SignedRelease signed) {
        if (!signed(signed)) {
            throw new UntrustedReleaseException();
        }
        return Json.readRequest(signed.manifest(), Release.class);
    }

    private boolean signed(Answers.SignedRelease signed) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed.manifest().getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signed.signature().strip()));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
        }
    }

    /** The key did not sign this. */
    public static final class UntrustedReleaseException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UntrustedReleaseException() {
            super("The release is not signed with the release key.");
        }
    }
}
