package dev.vireo.server.tls;

import dev.vireo.protocol.KeyFingerprint;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate and its key. Its text form holds nothing secret.
 *
 * @param chain the server's own first
 */
record ServedCertificate(PrivateKey key, List<X509Certificate> chain) {

    X509Certificate own() {
        return chain.getFirst();
    }

    KeyFingerprint fingerprint() {
        return KeyFingerprint.of(own().getPublicKey());
    }

    Instant expiry() {
        return own().getNotAfter().toInstant();
    }

    @Override
    public String toString() {
        return "ServedCertificate[" + fingerprint() + ", until " + expiry() + "]";
    }
}
