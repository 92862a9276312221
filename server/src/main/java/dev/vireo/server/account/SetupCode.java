package dev.vireo.server.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * Proves that whoever sets the office up also runs the server: a one-time code in a file that only the server's own user can
 * read. There is a new one with every start until the office is set up.
 */
final class SetupCode {

    /** Without letters and digits that are taken for each other. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final Path file;
    private final String code;

    private SetupCode(Path file, String code) {
        this.file = file;
        this.code = code;
    }

    static SetupCode write(Path dataFolder) {
        SetupCode code = new SetupCode(file(dataFolder), generate());
        try {
            Files.deleteIfExists(code.file);
            if (Files.getFileStore(dataFolder).supportsFileAttributeView("posix")) {
                Files.createFile(code.file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(code.file, code.code + "\n");
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what an interrupted setup may have left. */
    static void delete(Path dataFolder) {
        try {
            Files.deleteIfExists(file(dataFolder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path dataFolder) {
        return dataFolder.resolve("setup-code");
    }

    private static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    String text() {
        return code;
    }

    /** Takes as long for a nearly right code as for a wrong one. Forgives small letters and spaces. */
    boolean matches(String given) {
        String normal = given.strip().toUpperCase(Locale.ROOT);
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8), normal.getBytes(StandardCharsets.UTF_8));
    }
}
