package dev.vireo.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.KeyFingerprint;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import java.math.BigInteger;
import java.util.Date;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and the files that they come from. */
final class TlsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    @TempDir private Path folder;

    /** A self-signed certificate and its key, as some program may have written them. */
    private record Signed(PrivateKey key, PublicKey publicKey, String certificate) {

        KeyFingerprint fingerprint() {
            return KeyFingerprint.of(publicKey);
        }

        /** PKCS #8, as most programs write keys today. */
        String pkcs8() {
            return Pem.text("PRIVATE KEY", key.getEncoded());
        }

        /** PKCS #1 or SEC 1, as older ones do. */
        String traditional() throws IOException {
            if (key instanceof java.security.interfaces.ECPrivateKey ec) {
                return Pem.text("EC PRIVATE KEY", new ECPrivateKey(256, ec.getS(), SECObjectIdentifiers.secp256r1).getEncoded());
            }
            StringWriter text = new StringWriter();
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(key);
            }
            return text.toString();
        }
    }

    private static Signed ec() throws Exception {
        return signed("EC", 256, "SHA256withECDSA");
    }

    private static Signed rsa() throws Exception {
        return signed("RSA", 2048, "SHA256withRSA");
    }

    private static Signed signed(String kind, int bits, String algorithm) throws Exception {
        var generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        var pair = generator.generateKeyPair();
        var name = new X500Name("CN=localhost");
        var certificate = new JcaX509v3CertificateBuilder(name, BigInteger.TEN,
                Date.from(Instant.parse("2026-01-01T00:00:00Z")), Date.from(Instant.parse("2026-12-31T00:00:00Z")),
                name, pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()));
        return new Signed(pair.getPrivate(), pair.getPublic(), Pem.text("CERTIFICATE", certificate.getEncoded()));
    }

    private Path write(String name, String... parts) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", parts));
    }

    private Tls own() throws GeneralSecurityException, IOException {
        Path key = folder.resolve("key");
        if (!Files.exists(key)) {
            Files.write(key, OfficeKey.generate().encoded());
        }
        return Tls.of(OfficeKey.decode(Files.readAllBytes(key)), folder, now::get);
    }

    @Test
    void theOfficesOwnCertificateIsKeptAndRenewedInTimeWithTheSameKey() throws Exception {
        Tls tls = own();
        Instant first = tls.expiry();
        KeyFingerprint key = tls.fingerprint();
        assertThat(own().expiry()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls/certificate.pem"))))
                .isEqualTo("rw-------");

        now.set(first.minus(OwnCertificate.RENEWED_BEFORE).minus(Duration.ofHours(1)));
        tls.refresh();
        assertThat(tls.expiry()).isEqualTo(first);

        now.set(first.minus(OwnCertificate.RENEWED_BEFORE).plus(Duration.ofHours(1)));
        tls.refresh();
        assertThat(tls.expiry()).isAfter(first.plus(Duration.ofDays(200)));
        assertThat(tls.fingerprint()).isEqualTo(key);
        assertThat(own().expiry()).isEqualTo(tls.expiry());
    }

    @Test
    void aCertificateOfAnotherKeyOrASpoiledOneIsMadeAnew() throws Exception {
        own();
        write("tls/certificate.pem", ec().certificate());
        assertThat(own().fingerprint()).isEqualTo(OfficeKey.decode(Files.readAllBytes(folder.resolve("key"))).fingerprint());
        write("tls/certificate.pem", "nothing of the kind");
        assertThat(own().expiry()).isAfter(now.get());
    }

    @Test
    void keysAreReadAsAnyProgramWritesThem() throws Exception {
        for (Signed signed : List.of(ec(), rsa(), signed("Ed25519", 255, "Ed25519"))) {
            Path certificate = write("certificate.pem", signed.certificate());
            assertThat(Tls.of(List.of(certificate, write("key.pem", signed.pkcs8())), now::get).fingerprint())
                    .isEqualTo(signed.fingerprint());
            if (!signed.key().getAlgorithm().equals("EdDSA")) {
                assertThat(signed.traditional()).contains(signed.key().getAlgorithm() + " PRIVATE KEY");
                assertThat(Tls.of(List.of(certificate, write("key.pem", signed.traditional())), now::get).fingerprint())
                        .isEqualTo(signed.fingerprint());
            }
            // All in one file, behind what openssl writes before them, and an authority's certificate first.
            Path all = write("all.pem", "subject=CN = localhost\n", rsa().certificate(), "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n"
                    + "-----END EC PARAMETERS-----\n", signed.pkcs8(), signed.certificate());
            assertThat(Tls.of(List.of(all), now::get).fingerprint()).isEqualTo(signed.fingerprint());
        }
    }

    @Test
    void newFilesAreTakenAndBrokenOnesLeaveTheOldCertificateInUse() throws Exception {
        Signed first = ec();
        Signed second = rsa();
        Path certificate = write("certificate.pem", first.certificate());
        Path key = write("key.pem", first.pkcs8());
        Tls tls = Tls.of(List.of(certificate, key), now::get);

        // One after the other, as they are replaced.
        write("certificate.pem", second.certificate());
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(first.fingerprint());
        write("key.pem", second.pkcs8());
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(second.fingerprint());

        write("certificate.pem", second.certificate().substring(0, 200));
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(second.fingerprint());
        Files.delete(certificate);
        tls.refresh();
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(second.fingerprint());

        write("certificate.pem", first.certificate());
        write("key.pem", first.pkcs8());
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void whatCannotBeUsedIsRefusedWithItsFault() throws Exception {
        Signed signed = ec();
        Path certificate = write("certificate.pem", signed.certificate());
        Path key = write("key.pem", signed.pkcs8());

        assertRefused("can't be read", certificate, folder.resolve("missing.pem"));
        assertRefused("no certificate", key);
        assertRefused("no private key", certificate);
        assertRefused("doesn't belong", certificate, write("other.pem", ec().pkcs8()));
        assertRefused("doesn't belong", certificate, write("other.pem", rsa().pkcs8()));
        assertRefused("can't be understood", write("noise.pem", signed.certificate().replace("MI", "!!")), key);
        assertRefused("locked with a password", certificate, write("locked.pem", locked(signed.key())));
    }

    private static String locked(PrivateKey key) throws IOException, OperatorCreationException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(key, new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(new BouncyCastleProvider()).setPassword("of no matter".toCharArray()).build()));
        }
        return text.toString();
    }

    private void assertRefused(String fault, Path... files) {
        assertThatThrownBy(() -> Tls.of(List.of(files), now::get)).isInstanceOf(TlsException.class).hasMessageContaining(fault);
    }

    @Test
    void aChoiceIsOffAutoOrFiles() {
        assertThat(TlsChoice.of("")).isEqualTo(TlsChoice.UNSET);
        assertThat(TlsChoice.of("off")).isEqualTo(TlsChoice.OFF);
        assertThat(TlsChoice.of("auto")).isEqualTo(TlsChoice.AUTO);
        assertThat(TlsChoice.of("a.pem, b.pem").files()).hasSize(2).allMatch(Path::isAbsolute);
        for (String wrong : List.of("on", "true", "OFF", "a.pem,", ",", "a.pem,b.pem,c.pem")) {
            assertThatThrownBy(() -> TlsChoice.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
