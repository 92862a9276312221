package dev.vireo.app.client;

import dev.vireo.protocol.KeyFingerprint;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides within the handshake, before a word is said to it, whether a server is the right one. A key that is expected has to be the
 * one that comes; whoever expects none believes an authority, or sees for the first time what there is. Thread-safe.
 */
public final class ServerTrust {

    /** What has come instead of what was expected. */
    static final class OtherKeyException extends CertificateException {

        private static final long serialVersionUID = 1L;

        private final transient KeyFingerprint found;

        OtherKeyException(KeyFingerprint found) {
            super("the server has another key than the office");
            this.found = found;
        }

        KeyFingerprint found() {
            return found;
        }
    }

    private final Supplier<Authorities> authorities;
    private final Predicate<KeyFingerprint> expected;
    private final boolean known;
    private final boolean pinned;
    private final boolean believing;
    private volatile @Nullable KeyFingerprint seen;
    private volatile boolean vouched;
    private volatile @Nullable String protocol;

    /**
     * @param known     whether a key is expected, so that nothing may be sent without encryption
     * @param pinned    whether no authority can replace it
     * @param believing whether any key will do
     */
    private ServerTrust(Supplier<Authorities> authorities, Predicate<KeyFingerprint> expected, boolean known, boolean pinned,
            boolean believing) {
        this.authorities = authorities;
        this.expected = expected;
        this.known = known;
        this.pinned = pinned;
        this.believing = believing;
    }

    /** Exactly this key, whoever vouches for another. */
    public static ServerTrust pinned(KeyFingerprint key) {
        return pinned(key, Authorities::ofThisComputer);
    }

    static ServerTrust pinned(KeyFingerprint key, Supplier<Authorities> authorities) {
        return new ServerTrust(authorities, key::equals, true, true, false);
    }

    /**
     * The key that an invitation's code names, or one for which an authority vouches.
     *
     * @param head the first {@value KeyFingerprint#HEAD_BYTES} bytes of its fingerprint
     */
    public static ServerTrust invited(byte[] head) {
        return invited(head, Authorities::ofThisComputer);
    }

    static ServerTrust invited(byte[] head, Supplier<Authorities> authorities) {
        byte[] named = head.clone();
        return new ServerTrust(authorities, key -> key.hasHead(named), true, false, false);
    }

    /** Whatever authorities vouch for. */
    public static ServerTrust vouched() {
        return vouched(Authorities::ofThisComputer);
    }

    static ServerTrust vouched(Supplier<Authorities> authorities) {
        return new ServerTrust(authorities, _ -> false, false, false, false);
    }

    /** Any key, to be remembered. For a server of which only the address is known; nothing secret is said to it. */
    public static ServerTrust firstContact() {
        return new ServerTrust(Authorities::ofThisComputer, _ -> false, false, false, true);
    }

    /** The key that the server had in the last handshake; empty before one, and where there is no encryption. */
    public Optional<KeyFingerprint> seen() {
        return Optional.ofNullable(seen);
    }

    /** Whether that key was taken because an authority vouches for it. */
    public boolean isVouched() {
        return vouched;
    }

    /** The version of TLS in the last handshake; empty before one, and where there is no encryption. */
    Optional<String> protocol() {
        return Optional.ofNullable(protocol);
    }

    /** Whether nothing may be said without encryption. */
    boolean needsEncryption() {
        return known;
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new KeyCheck()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        KeyFingerprint key = KeyFingerprint.of(chain[0].getPublicKey());
        if (expected.test(key)) {
            accept(key, false, engine);
            return;
        }
        if (pinned) {
            throw new OtherKeyException(key);
        }
        try {
            authorities.get().check(chain, type, engine);
            accept(key, true, engine);
        } catch (CertificateException e) {
            if (known) {
                throw new OtherKeyException(key);
            }
            if (!believing) {
                throw e;
            }
            accept(key, false, engine);
        }
    }

    private void accept(KeyFingerprint key, boolean byAuthority, SSLEngine engine) {
        protocol = engine.getHandshakeSession().getProtocol();
        seen = key;
        vouched = byAuthority;
    }

    /** An extended one, so that the JDK leaves the names in certificates to it. */
    private final class KeyCheck extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
            check(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
            throw new CertificateException("only used with engines");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("only used with engines");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
            throw new CertificateException("only used by clients");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
            throw new CertificateException("only used by clients");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("only used by clients");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
