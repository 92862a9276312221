package dev.vireo.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The office's key in the data folder. */
final class KeyFile {

    private static final String LABEL = "PRIVATE KEY";
    private static final Pattern TEXT = Pattern.compile("-----BEGIN " + LABEL + "-----([A-Za-z0-9+/=\\s]+)-----END " + LABEL + "-----");

    private final Path folder;
    private final Path file;

    KeyFile(Path dataFolder) {
        this.folder = dataFolder.resolve("tls");
        this.file = folder.resolve("key.pem");
    }

    /** @throws TlsException if there is one that cannot be read */
    Optional<OfficeKey> find() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            PrivateFiles.makeFolder(folder);
            Matcher text = TEXT.matcher(Files.readString(file));
            if (!text.find()) {
                throw new GeneralSecurityException("no private key");
            }
            return Optional.of(OfficeKey.decode(Base64.getMimeDecoder().decode(text.group(1))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsException("The office's key " + file + " can't be read. Check its permissions, or restore it from a backup. "
                    + "If there is none, delete it: the office gets a new key, and everybody has to join it anew.", e);
        }
    }

    void write(OfficeKey key) {
        try {
            PrivateFiles.makeFolder(folder);
            PrivateFiles.write(file, Pem.text(LABEL, key.encoded()));
        } catch (IOException e) {
            throw new TlsException("The office's key " + file + " can't be written. Check the permissions of its folder.", e);
        }
    }
}
