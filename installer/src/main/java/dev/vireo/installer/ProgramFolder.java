package dev.vireo.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The folder that a program is installed in. Its name holds the version and a hash of what is inside: an upgrade never puts a new
 * library where a running program would load it.
 */
final class ProgramFolder {

    private static final int HASH_LENGTH = 8;

    private ProgramFolder() {
    }

    static String name(String version, FileTree content) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (Map.Entry<String, PackedFile> each : content.files().entrySet()) {
            digest.update((each.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
            switch (each.getValue()) {
                case PackedFile.Content file -> digest.update(Files.readAllBytes(file.source()));
                case PackedFile.Link link -> digest.update(link.target().getBytes(StandardCharsets.UTF_8));
            }
        }
        return version + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
    }
}
