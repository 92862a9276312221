package dev.vireo.server.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of files named by the SHA-256 of their bytes, spread over 256 subfolders by the first two digits. */
final class HashedFolder {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String INCOMING = "incoming";

    private final Path folder;
    private final Path incoming;

    private HashedFolder(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve(INCOMING);
    }

    /** Opens the folder, creating it if needed, and removes what a killed server left half-written. */
    static HashedFolder open(Path folder) throws IOException {
        HashedFolder hashed = new HashedFolder(folder);
        Files.createDirectories(hashed.incoming);
        try (Stream<Path> left = Files.list(hashed.incoming)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        return hashed;
    }

    FileDraft begin() throws IOException {
        return new FileDraft(incoming.resolve(UUID.randomUUID().toString()));
    }

    /** The path of a content, whether or not it exists. */
    Path place(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a hash");
        }
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    Optional<Path> find(String hash) {
        return Optional.of(place(hash)).filter(Files::isRegularFile);
    }

    /**
     * Moves a finished draft into the folder.
     *
     * @return its path
     */
    Path take(FileDraft draft, String hash) throws IOException {
        Path place = place(hash);
        boolean newFolder = makeFolder(Objects.requireNonNull(place.getParent()));
        Files.move(draft.file(), place, StandardCopyOption.ATOMIC_MOVE);
        if (newFolder) {
            sync(folder);
        }
        return place;
    }

    Stream<Contents.StoredContent> all() throws IOException {
        return Files.walk(folder, 2)
                .filter(file -> HASH.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file))
                .map(file -> new Contents.StoredContent(file.getFileName().toString(), size(file)));
    }

    /** The size of all contents in bytes. */
    long size() {
        try (Stream<Contents.StoredContent> all = all()) {
            return all.mapToLong(Contents.StoredContent::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static boolean makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        }
    }

    /** Syncs a folder: the name of a new file is not on stable storage before that. Windows has no such call and needs none. */
    static void sync(Path folder) throws IOException {
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException notOnThisSystem) {
            // the file itself is synced
        }
    }
}
