package dev.vireo.server.tls;

import dev.vireo.protocol.KeyFingerprint;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

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
        X9ECParameters curve = CustomNamedCurves.getByName(CURVE);
        org.bouncycastle.math.ec.ECPoint point = new FixedPointCombMultiplier().multiply(curve.getG(), key.getS()).normalize();
        BigInteger x = point.getAffineXCoord().toBigInteger();
        BigInteger y = point.getAffineYCoord().toBigInteger();
        PublicKey publicKey = keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), key.getParams()));
        if (!(publicKey instanceof ECPublicKey)) {
            throw new GeneralSecurityException("no P-256 key");
        }
        return new OfficeKey(key, publicKey);
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
