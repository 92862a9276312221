package dev.vireo.server.tls;

import dev.vireo.protocol.KeyFingerprint;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's side of TLS. Its certificate changes under way; connections that are open stay as they are. Thread-safe. */
public final class Tls {

    private static final Logger log = LoggerFactory.getLogger(Tls.class);
    private static final Duration WARNED_BEFORE = Duration.ofDays(14);
    private static final Duration BETWEEN_WARNINGS = Duration.ofDays(1);

    private final CertificateSource source;
    private final InstantSource clock;
    private final SSLContext context;
    private volatile Certificates certificates;
    private Instant warned = Instant.MIN;

    private Tls(CertificateSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        ServedCertificate first = source.first();
        this.certificates = new Certificates(0, first, first);
        try {
            context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new CurrentCertificate()}, null, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        warnOfExpiry();
    }

    /** With the office's own key. @throws TlsException if the certificate cannot be kept in the data folder */
    public static Tls of(OfficeKey key, Path dataFolder, InstantSource clock) {
        return new Tls(new OwnCertificate(key, dataFolder, clock), clock);
    }

    /** With an administrator's certificate. @throws TlsException if it cannot be used */
    public static Tls of(List<Path> files, InstantSource clock) {
        return new Tls(new PemCertificate(files), clock);
    }

    public SSLContext context() {
        return context;
    }

    /** Of the key that clients see. */
    public KeyFingerprint fingerprint() {
        return certificates.current().fingerprint();
    }

    public Instant expiry() {
        return certificates.current().expiry();
    }

    /** Takes a new certificate if there is one. With one that cannot be used, the old one goes on. Now and then. */
    public synchronized void refresh() {
        try {
            source.next().ifPresent(next -> {
                if (!next.fingerprint().equals(fingerprint())) {
                    log.warn("The new certificate has another key, {} instead of {}. Clients that know the old key refuse it, "
                            + "unless an authority that they trust vouches for it", next.fingerprint(), fingerprint());
                }
                certificates = certificates.then(next);
                warned = Instant.MIN;
                log.info("A new certificate is in use, valid until {}", next.expiry());
            });
        } catch (TlsException e) {
            log.error("The new certificate can't be used, the old one stays: {}", e.getMessage());
        }
        warnOfExpiry();
    }

    private void warnOfExpiry() {
        Instant now = clock.instant();
        if (expiry().isAfter(now.plus(WARNED_BEFORE)) || warned.isAfter(now.minus(BETWEEN_WARNINGS))) {
            return;
        }
        warned = now;
        if (expiry().isAfter(now)) {
            log.warn("The certificate expires at {}. Replace the files given with --tls; a restart isn't needed", expiry());
        } else {
            log.error("The certificate expired at {}. Clients refuse it unless they know its key. Replace the files given with --tls",
                    expiry());
        }
    }

    /** A certificate and the one before it, which handshakes that began with that may still ask for. */
    private record Certificates(int generation, ServedCertificate current, ServedCertificate before) {

        Certificates then(ServedCertificate next) {
            return new Certificates(generation + 1, next, current);
        }

        String alias() {
            return Integer.toString(generation);
        }

        ServedCertificate called(String alias) {
            return alias.equals(alias()) ? current : before;
        }
    }

    /** Shows each new connection the certificate of the moment. */
    private final class CurrentCertificate extends X509ExtendedKeyManager {

        @Override
        public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            Certificates now = certificates;
            return now.current().key().getAlgorithm().equals(keyType) ? now.alias() : null;
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return chooseEngineServerAlias(keyType, issuers, null);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return certificates.called(alias).chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return certificates.called(alias).key();
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String @Nullable [] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
