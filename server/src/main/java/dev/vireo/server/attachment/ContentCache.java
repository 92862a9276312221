package dev.vireo.server.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Caches contents that this server fetched or received, up to a limit; the least recently used go first. A file that is open
 * stays readable when it goes. Thread-safe.
 */
final class ContentCache {

    private final HashedFolder folder;
    private final long limit;
    private long size;

    private ContentCache(HashedFolder folder, long limit) {
        this.folder = folder;
        this.limit = limit;
        this.size = folder.size();
    }

    /** @param limit in bytes; the newest file may exceed it */
    static ContentCache open(Path folder, long limit) throws IOException {
        return new ContentCache(HashedFolder.open(folder), limit);
    }

    FileDraft begin() throws IOException {
        return folder.begin();
    }

    Optional<Path> find(String hash) {
        Optional<Path> found = folder.find(hash);
        found.ifPresent(ContentCache::touch);
        return found;
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException gone) {
            // whoever reads it finds out
        }
    }

    /** Moves a finished draft into the cache. */
    synchronized Path take(FileDraft draft, String hash) throws IOException {
        Optional<Path> there = folder.find(hash);
        if (there.isPresent()) {
            return there.get();
        }
        size += Files.size(draft.file());
        Path place = folder.take(draft, hash);
        if (size > limit) {
            shrink(place);
        }
        return place;
    }

    private record CachedFile(Path file, long size, FileTime asked) {

        static CachedFile of(Path file) {
            try {
                return new CachedFile(file, Files.size(file), Files.getLastModifiedTime(file));
            } catch (IOException gone) {
                return new CachedFile(file, 0, FileTime.fromMillis(0));
            }
        }
    }

    private void shrink(Path newest) throws IOException {
        List<CachedFile> oldestFirst;
        try (Stream<Contents.StoredContent> all = folder.all()) {
            oldestFirst = all.map(kept -> CachedFile.of(folder.place(kept.hash())))
                    .sorted(Comparator.comparing(CachedFile::asked))
                    .toList();
        }
        size = oldestFirst.stream().mapToLong(CachedFile::size).sum();
        for (CachedFile old : oldestFirst) {
            if (size > limit && !old.file().equals(newest)) {
                remove(old.file(), old.size());
            }
        }
    }

    private void remove(Path file, long bytes) {
        try {
            if (Files.deleteIfExists(file)) {
                size -= bytes;
            }
        } catch (IOException inUse) {
            // it goes another time
        }
    }

    /**
     * Removes contents that the office no longer has.
     *
     * @param kept returns the hashes among those given that still exist
     */
    void removeOthers(UnaryOperator<Set<String>> kept) throws IOException {
        try (Stream<Contents.StoredContent> all = folder.all()) {
            HashBatches.each(all.map(Contents.StoredContent::hash), some -> {
                Set<String> still = kept.apply(Set.copyOf(some));
                some.stream().filter(hash -> !still.contains(hash)).forEach(this::remove);
            });
        }
    }

    private synchronized void remove(String hash) {
        Path file = folder.place(hash);
        remove(file, HashedFolder.size(file));
    }
}
