package dev.vireo.testing;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.Release.PackedProgram;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.protocol.ReleaseKey;
import dev.vireo.protocol.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A key made for one test, and what is signed with it. */
public final class TestReleaseKey {

    private final KeyPair keys;

    public TestReleaseKey() {
        try {
            keys = KeyPairGenerator.getInstance(ReleaseKey.ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is put into a client. */
    public String text() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    public ReleaseKey key() {
        return ReleaseKey.parse(text());
    }

    public Answers.SignedRelease sign(String manifest) {
        try {
            Signature signature = Signature.getInstance(ReleaseKey.ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(manifest.getBytes(StandardCharsets.UTF_8));
            return new Answers.SignedRelease(manifest, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A release of clients for one kind of computer. */
    public Answers.SignedRelease release(String version, ReleaseFile... files) {
        return sign(Json.write(new Release(Release.FORMAT, ReleaseVersion.of(version).orElseThrow(), List.of(files))));
    }

    public static ReleaseFile file(String name, TargetProcessor processor, byte[] content) {
        PackageKind kind = PackageKind.ofName(name).orElseThrow();
        return new ReleaseFile(name, PackedProgram.CLIENT, kind.system(), processor, kind, content.length, sha256(content));
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
