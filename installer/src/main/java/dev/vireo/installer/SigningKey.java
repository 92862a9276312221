package dev.vireo.installer;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.ReleaseKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The private half of the release key, and the public one beside it, in a folder that stays with whoever makes releases. */
final class SigningKey {

    private static final String PRIVATE = "release-key.pem";
    private static final String PUBLIC = "release-key.pub";
    private static final String PUBLIC_PEM = "release-key.pub.pem";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final PrivateKey signing;
    private final String publicText;

    private SigningKey(PrivateKey signing, String publicText) {
        this.signing = signing;
        this.publicText = publicText;
    }

    /** @throws IOException if there is one already, which is never overwritten */
    static SigningKey make(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ReleaseKey.ALGORITHM).generateKeyPair();
            writeNew(folder.resolve(PRIVATE), pem("PRIVATE KEY", pair.getPrivate().getEncoded()), true);
            SigningKey made = new SigningKey(pair.getPrivate(), Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
            writeNew(folder.resolve(PUBLIC), made.publicText + "\n", false);
            writeNew(folder.resolve(PUBLIC_PEM), pem("PUBLIC KEY", pair.getPublic().getEncoded()), false);
            return made;
        } catch (FileAlreadyExistsException e) {
            throw new IOException("there is a key in " + folder + " already; clients that know it take nothing else");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey read(Path folder) throws IOException {
        String lines = Files.readString(folder.resolve(PRIVATE)).replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            return new SigningKey(
                    KeyFactory.getInstance(ReleaseKey.ALGORITHM)
                            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines))),
                    Files.readString(folder.resolve(PUBLIC)).strip());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(PRIVATE + " in " + folder + " is not a release key", e);
        }
    }

    /** As it is built into clients. */
    String publicText() {
        return publicText;
    }

    /** Writes a manifest and its signature, after trying what a client does with them. */
    void sign(byte[] manifest, Path file) throws IOException {
        String signature;
        try {
            Signature made = Signature.getInstance(ReleaseKey.ALGORITHM);
            made.initSign(signing);
            made.update(manifest);
            signature = Base64.getEncoder().encodeToString(made.sign());
        } catch (GeneralSecurityException e) {
            throw new IOException("the key cannot sign", e);
        }
        try {
            ReleaseKey.parse(publicText).open(new Answers.SignedRelease(new String(manifest, StandardCharsets.UTF_8), signature));
        } catch (ReleaseKey.UntrustedReleaseException e) {
            throw new IOException(PRIVATE + " and " + PUBLIC + " do not belong together", e);
        }
        Files.write(file, manifest);
        Files.writeString(file.resolveSibling(file.getFileName() + Release.SIGNATURE), signature + "\n");
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + what + "-----\n";
    }

    private static void writeNew(Path file, String text, boolean secret) throws IOException {
        if (secret && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } else {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        }
    }
}
