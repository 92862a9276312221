package dev.vireo.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate authorities that this computer trusts: those that come with Java, and those that were installed on the system. */
final class Authorities {

    private static final Logger log = LoggerFactory.getLogger(Authorities.class);
    /** Of Debian, Fedora and openSUSE, and Alpine. */
    private static final List<Path> LINUX = Stream.of("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem").map(Path::of).toList();

    private final List<X509ExtendedTrustManager> managers;

    private Authorities(List<X509ExtendedTrustManager> managers) {
        this.managers = managers;
    }

    static Authorities of(KeyStore store) {
        return new Authorities(managers(store));
    }

    static Authorities ofThisComputer() {
        List<X509ExtendedTrustManager> managers = new ArrayList<>();
        managers.addAll(managers(null));
        try {
            KeyStore installed = installed(System.getProperty("os.name", "").toLowerCase(Locale.ROOT));
            if (installed != null) {
                managers.addAll(managers(installed));
            }
        } catch (GeneralSecurityException | IOException e) {
            log.info("Couldn't read the system's certificate authorities: {}", e.getMessage());
        }
        return new Authorities(managers);
    }

    /** @param authorities null for those that come with Java */
    private static List<X509ExtendedTrustManager> managers(@Nullable KeyStore authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            return Arrays.stream(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast).toList();
        } catch (GeneralSecurityException e) {
            log.info("Couldn't use certificate authorities: {}", e.getMessage());
            return List.of();
        }
    }

    private static @Nullable KeyStore installed(String system) throws GeneralSecurityException, IOException {
        if (system.contains("win")) {
            return loaded(KeyStore.getInstance("Windows-ROOT"));
        }
        if (system.contains("mac")) {
            return loaded(KeyStore.getInstance("KeychainStore-ROOT"));
        }
        for (Path bundle : LINUX) {
            if (Files.isReadable(bundle)) {
                return read(bundle);
            }
        }
        return null;
    }

    private static KeyStore loaded(KeyStore store) throws GeneralSecurityException, IOException {
        store.load(null, null);
        return store;
    }

    private static KeyStore read(Path bundle) throws GeneralSecurityException, IOException {
        KeyStore store = loaded(KeyStore.getInstance(KeyStore.getDefaultType()));
        try (InputStream in = Files.newInputStream(bundle)) {
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(Integer.toString(number++), certificate);
            }
        }
        return store;
    }

    /** @throws CertificateException unless one of them vouches for the name that the engine connects to */
    void check(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        CertificateException first = new CertificateException("no authorities");
        for (X509ExtendedTrustManager manager : managers) {
            try {
                manager.checkServerTrusted(chain, type, engine);
                return;
            } catch (CertificateException e) {
                first = manager == managers.getFirst() ? e : first;
            }
        }
        throw first;
    }
}
