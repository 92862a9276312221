package dev.vireo.server.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * A certificate that the office's key signs for itself, kept in the data folder for other programs to read. A new one of the same key
 * is made long before it expires; whoever knows the office by its key does not notice.
 */
final class OwnCertificate implements CertificateSource {

    static final Duration VALID = Duration.ofDays(365);
    static final Duration RENEWED_BEFORE = Duration.ofDays(60);
    /** For clients whose clock is slow. */
    private static final Duration SLACK = Duration.ofDays(2);
    private static final int LONGEST_DNS_NAME = 253;

    private final OfficeKey key;
    private final Path folder;
    private final Path file;
    private final InstantSource clock;
    private X509Certificate current;

    OwnCertificate(OfficeKey key, Path dataFolder, InstantSource clock) {
        this.key = key;
        this.folder = dataFolder.resolve("tls");
        this.file = folder.resolve("certificate.pem");
        this.clock = clock;
        this.current = kept().orElseGet(this::make);
    }

    @Override
    public ServedCertificate first() {
        return served();
    }

    @Override
    public Optional<ServedCertificate> next() {
        if (isGood(current)) {
            return Optional.empty();
        }
        current = make();
        return Optional.of(served());
    }

    private ServedCertificate served() {
        return new ServedCertificate(key.privateKey(), List.of(current));
    }

    /** The last one, if it is of this key and good for a while. */
    private Optional<X509Certificate> kept() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            X509Certificate kept = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return kept.getPublicKey().equals(key.publicKey()) && isGood(kept) ? Optional.of(kept) : Optional.empty();
        } catch (IOException | GeneralSecurityException spoiled) {
            return Optional.empty();
        }
    }

    private boolean isGood(X509Certificate certificate) {
        Instant now = clock.instant();
        return certificate.getNotBefore().toInstant().isBefore(now)
                && certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE));
    }

    private X509Certificate make() {
        Instant now = clock.instant();
        try {
            X509Certificate made = SelfSigned.certificate(key, now.minus(SLACK), now.plus(VALID), names(), KeyPurposeId.id_kp_serverAuth);
            PrivateFiles.makeFolder(folder);
            PrivateFiles.write(file, Pem.text("CERTIFICATE", made.getEncoded()));
            return made;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new TlsException("The certificate " + file + " can't be written. Check the permissions of its folder.", e);
        }
    }

    /** Of this computer, for programs that look at names. Vireo's own clients look at the key alone. */
    private static GeneralNames names() {
        List<GeneralName> names = new ArrayList<>(List.of(
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")));
        try {
            String host = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            if (host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?") && host.length() < LONGEST_DNS_NAME && !host.equals("localhost")) {
                names.add(new GeneralName(GeneralName.dNSName, host));
            }
        } catch (UnknownHostException nameless) {
            // then without
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }
}
