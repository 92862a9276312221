package dev.vireo.server.attachment;

import dev.vireo.picture.InvalidPictureException;
import dev.vireo.picture.Picture;
import dev.vireo.server.work.HeavyWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes previews of files. The preview of a picture is made once and kept beside the contents under the same hash; an empty file
 * there records that none can be made. Thread-safe.
 */
final class Previews {

    private static final String PNG = ".png";
    private static final int LONGEST_SIDE = 640;
    private static final int TEXT_BYTES = 4 * 1024;

    private final Path folder;
    private final HeavyWork work;
    /** One at a time, since a decoder may hold every pixel of the original outside the heap, where nothing else bounds it. */
    private final Lock decoding = new ReentrantLock();

    Previews(Path folder, HeavyWork work) {
        this.folder = folder;
        this.work = work;
    }

    /** A PNG of at most {@link #LONGEST_SIDE} pixels a side. Empty if the picture turns out to be damaged. */
    Optional<byte[]> picture(String hash, Path content) throws IOException {
        Path kept = place(hash);
        if (!Files.exists(kept)) {
            decoding.lock();
            try {
                if (!Files.exists(kept)) {
                    keep(kept, work.run(() -> made(content)));
                }
            } finally {
                decoding.unlock();
            }
        }
        return Optional.of(Files.readAllBytes(kept)).filter(png -> png.length > 0);
    }

    private static byte[] made(Path content) throws IOException {
        try {
            return Picture.of(content).within(LONGEST_SIDE).png();
        } catch (InvalidPictureException damaged) {
            return new byte[0];
        }
    }

    /** Written atomically, also in a power cut: half a preview would be shown forever. */
    private void keep(Path place, byte[] png) throws IOException {
        Files.createDirectories(place.getParent());
        Path draft = place.resolveSibling(UUID.randomUUID() + ".draft");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(png); rest.hasRemaining();) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Deletes the previews of contents that no longer exist. @param kept finds those among some that still exist */
    void removeOthers(UnaryOperator<Set<String>> kept) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            Stream<String> hashes = all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PNG))
                    .map(name -> name.substring(0, name.length() - PNG.length()));
            HashBatches.each(hashes, some -> {
                Set<String> still = kept.apply(Set.copyOf(some));
                some.stream().filter(hash -> !still.contains(hash)).forEach(this::remove);
            });
        }
    }

    private void remove(String hash) {
        try {
            Files.deleteIfExists(place(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash + PNG);
    }

    /** The beginning of a text, converted to UTF-8; it ends with a whole character. */
    static byte[] text(Path content) throws IOException {
        byte[] start;
        try (InputStream bytes = Files.newInputStream(content)) {
            start = bytes.readNBytes(TEXT_BYTES);
        }
        String text = new TextStart(start).text().orElseGet(() -> new String(start, StandardCharsets.ISO_8859_1));
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0xFEFF && (!Character.isISOControl(c) || c == '\n' || c == '\t'))
                .forEach(shown::appendCodePoint);
        return shown.toString().getBytes(StandardCharsets.UTF_8);
    }
}
