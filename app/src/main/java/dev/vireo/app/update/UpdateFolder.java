package dev.vireo.app.update;

import dev.vireo.protocol.Release.ReleaseFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The folder of packages that wait to be installed: whole ones that were verified, under their names, and the beginning of one. */
final class UpdateFolder {

    private static final String PART = ".part";
    /** Enough digits of a checksum to tell two packages of one name apart. */
    private static final int TELLING = 16;
    private static final int CHUNK = 64 * 1024;

    private final Path folder;

    UpdateFolder(Path folder) {
        this.folder = folder;
    }

    /** A place for what arrives; what came of the same package before may be there. */
    Path part(ReleaseFile file) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(partName(file));
        if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(part);
        }
        return part;
    }

    private static String partName(ReleaseFile file) {
        return file.name() + "." + file.sha256().substring(0, TELLING) + PART;
    }

    /** Gives a whole and verified package its name. */
    Path accept(Path part, ReleaseFile file) throws IOException {
        return Files.move(part, folder.resolve(file.name()), StandardCopyOption.REPLACE_EXISTING);
    }

    /** This package, if it is here and still what was signed. */
    Optional<Path> verified(ReleaseFile file) throws IOException {
        Path here = folder.resolve(file.name());
        return Files.isRegularFile(here, LinkOption.NOFOLLOW_LINKS) && holds(here, file) ? Optional.of(here) : Optional.empty();
    }

    /** Whether a file has the size and the content that were signed. */
    boolean holds(Path here, ReleaseFile file) throws IOException {
        if (Files.size(here) != file.size()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(here)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[CHUNK];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                digest.update(piece, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Deletes everything but one package and its beginning, or really everything. */
    void keepOnly(Optional<ReleaseFile> kept) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                boolean wanted = kept.filter(file -> name.equals(file.name()) || name.equals(partName(file))).isPresent();
                if (!wanted && !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(each);
                }
            }
        }
    }
}
