package dev.vireo.server.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's certificate, its chain and its key (PKCS #8, PKCS #1 or SEC 1), in one or two PEM files. They are read again
 * when their contents change, since such files are replaced in place, by a link, or one after the other.
 */
final class PemCertificate implements CertificateSource {

    private static final int MOST_BYTES = 1024 * 1024;

    private final List<Path> files;
    private byte[] read = {};

    PemCertificate(List<Path> files) {
        this.files = files;
    }

    @Override
    public ServedCertificate first() {
        read = contents();
        return parse(read);
    }

    @Override
    public Optional<ServedCertificate> next() {
        byte[] now;
        try {
            now = contents();
        } catch (TlsException e) {
            if (read.length == 0) {
                return Optional.empty();
            }
            read = new byte[0];
            throw e;
        }
        if (Arrays.equals(now, read)) {
            return Optional.empty();
        }
        read = now;
        return Optional.of(parse(now));
    }

    private byte[] contents() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : files) {
            try (var in = Files.newInputStream(file)) {
                all.write(in.readNBytes(MOST_BYTES));
                all.write('\n');
            } catch (IOException e) {
                throw new TlsException("The file " + file + ", given with --tls, can't be read. Check the path and its permissions.", e);
            }
        }
        return all.toByteArray();
    }

    private ServedCertificate parse(byte[] pem) {
        List<X509Certificate> chain = new ArrayList<>();
        PrivateKey key = null;
        JcaPEMKeyConverter keys = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                switch (next) {
                    case X509CertificateHolder certificate -> chain.add(new JcaX509CertificateConverter().getCertificate(certificate));
                    case PrivateKeyInfo info -> key = keys.getPrivateKey(info);
                    case PEMKeyPair pair -> key = keys.getPrivateKey(pair.getPrivateKeyInfo());
                    case PEMEncryptedKeyPair locked -> throw locked();
                    case PKCS8EncryptedPrivateKeyInfo locked -> throw locked();
                    default -> {
                        // the parameters of a curve, or whatever else stands in such files
                    }
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsException(say("can't be understood: it isn't a PEM file of a certificate and its key"), e);
        }
        return matching(chain, key);
    }

    private ServedCertificate matching(List<X509Certificate> chain, @Nullable PrivateKey key) {
        if (chain.isEmpty() || key == null) {
            throw new TlsException(say(chain.isEmpty() ? "holds no certificate" : "holds no private key"));
        }
        // Whoever wrote the files may have put the authorities' first.
        X509Certificate own = chain.stream().filter(certificate -> belongTogether(certificate, key)).findFirst()
                .orElseThrow(() -> new TlsException(say("holds a key that doesn't belong to the certificate")));
        List<X509Certificate> ordered = new ArrayList<>(List.of(own));
        chain.stream().filter(certificate -> !certificate.equals(own)).forEach(ordered::add);
        return new ServedCertificate(key, List.copyOf(ordered));
    }

    /** Whether what the key signs is good by the certificate. */
    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        byte[] something = new byte[32];
        new SecureRandom().nextBytes(something);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(something);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(something);
            return signature.verify(signed);
        } catch (GeneralSecurityException different) {
            return false;
        }
    }

    private TlsException locked() {
        return new TlsException(say("holds a key that is locked with a password. Give one without"));
    }

    private String say(String fault) {
        return "What was given with --tls (" + files.stream().map(Path::toString).collect(Collectors.joining(", ")) + ") " + fault + ".";
    }
}
