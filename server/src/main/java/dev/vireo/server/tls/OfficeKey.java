package dev.vireo.server.tls;

import dev.vireo.protocol.KeyFingerprint;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.KeyAgreement;

/** The key that makes an office the same office, wherever it is served: P-256, made once. Its text form holds nothing secret. */
public final class OfficeKey {

    private static final String CURVE = "secp256r1";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final KeyFingerprint fingerprint;

    private OfficeKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.fingerprint = KeyFingerprint.of(publicKey);
    }

    static OfficeKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            return new OfficeKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws GeneralSecurityException if this is no such key in PKCS #8 */
    static OfficeKey decode(byte[] encoded) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("EC");
        if (!(keys.generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof ECPrivateKey key)
                || key.getParams().getCurve().getField().getFieldSize() != 256) {
            throw new GeneralSecurityException("no P-256 key");
        }
        ECPublicKey publicKey = publicKey(keys, key);
        return new OfficeKey(key, publicKey);
    }

    /**
     * The public key is the private one times the curve's generator. Java has no call for that, but agreeing on a secret with the
     * generator as the other side's key gives its x. Which of both y it is, a signature tells.
     */
    private static ECPublicKey publicKey(KeyFactory keys, ECPrivateKey key) throws GeneralSecurityException {
        ECParameterSpec curve = key.getParams();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(keys.generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve)), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger square = x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(p);
        // A root, since p is 3 mod 4.
        BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        for (BigInteger each : List.of(y, p.subtract(y))) {
            if (keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, each), curve)) instanceof ECPublicKey candidate
                    && belongTogether(key, candidate)) {
                return candidate;
            }
        }
        throw new GeneralSecurityException("no P-256 key");
    }

    private static boolean belongTogether(PrivateKey key, PublicKey candidate) throws GeneralSecurityException {
        byte[] content = candidate.getEncoded();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(content);
        byte[] signed = signature.sign();
        signature.initVerify(candidate);
        signature.update(content);
        return signature.verify(signed);
    }

    /** In PKCS #8. */
    byte[] encoded() {
        return privateKey.getEncoded();
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    PublicKey publicKey() {
        return publicKey;
    }

    public KeyFingerprint fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "OfficeKey[" + fingerprint + "]";
    }
}
