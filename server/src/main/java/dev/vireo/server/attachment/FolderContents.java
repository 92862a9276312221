package dev.vireo.server.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores contents in a folder, for an office with one server. The time at which a content was last stored is that of its file. */
public final class FolderContents implements Contents {

    private static final Logger logger = LoggerFactory.getLogger(FolderContents.class);
    private static final int LOCKS = 64;
    /** Up to this many stray files are normal: uploads that a kill interrupted leave them. */
    private static final int FEW = 20;

    private final HashedFolder folder;
    private final StorageQuota room;
    private final UnaryOperator<Set<String>> used;
    private final UnaryOperator<Set<String>> dropped;
    private final InstantSource clock;
    /** Locks by content, held while one is stored and while an unused one is deleted. */
    private final List<Lock> locks = Stream.generate(() -> (Lock) new ReentrantLock()).limit(LOCKS).toList();

    /** Written while contents are deleted, read while they must stay. */
    private final ReadWriteLock collecting = new ReentrantReadWriteLock();

    private FolderContents(HashedFolder folder, UnaryOperator<Set<String>> used, UnaryOperator<Set<String>> dropped,
            InstantSource clock) {
        this.folder = folder;
        this.room = new StorageQuota(folder.size());
        this.used = used;
        this.dropped = dropped;
        this.clock = clock;
    }

    /**
     * Opens the folder, creating it if needed, and removes what a killed server left half-written.
     *
     * @param used returns the hashes among those given that attachments use
     */
    public static FolderContents open(Path folder, UnaryOperator<Set<String>> used, InstantSource clock) throws IOException {
        return open(folder, used, UnaryOperator.identity(), clock);
    }

    /**
     * Like {@link #open(Path, UnaryOperator, InstantSource)}.
     *
     * @param dropped returns the hashes among those given of deleted attachments. Of unknown contents, only a few are ever
     *                removed: many would mean that this is not their database
     */
    public static FolderContents open(Path folder, UnaryOperator<Set<String>> used, UnaryOperator<Set<String>> dropped, InstantSource clock)
            throws IOException {
        return new FolderContents(HashedFolder.open(folder), used, dropped, clock);
    }

    @Override
    public ContentDraft begin(long quota) throws IOException {
        return new FolderDraft(folder.begin(), room.share(quota));
    }

    @Override
    public Optional<Path> find(String hash) {
        return folder.find(hash);
    }

    @Override
    public Set<String> kept(Collection<String> hashes) {
        return hashes.stream().filter(hash -> find(hash).isPresent()).collect(Collectors.toSet());
    }

    @Override
    public Stream<StoredContent> all() throws IOException {
        return folder.all();
    }

    @Override
    public ContentHold hold() {
        Lock hold = collecting.readLock();
        hold.lock();
        return hold::unlock;
    }

    @Override
    public void collect(Instant keptBefore) throws IOException {
        // While somebody holds them, what is not needed can wait for the next time.
        if (collecting.writeLock().tryLock()) {
            try {
                collectUnused(keptBefore);
            } finally {
                collecting.writeLock().unlock();
            }
        }
    }

    private void collectUnused(Instant keptBefore) throws IOException {
        List<String> known = new ArrayList<>();
        List<String> strays = new ArrayList<>();
        AtomicLong kept = new AtomicLong();
        try (Stream<StoredContent> all = folder.all()) {
            HashBatches.each(all.map(StoredContent::hash), some -> {
                Set<String> needed = used.apply(Set.copyOf(some));
                List<String> unneeded = some.stream().filter(hash -> !needed.contains(hash)).toList();
                Set<String> once = unneeded.isEmpty() ? Set.of() : dropped.apply(Set.copyOf(unneeded));
                unneeded.forEach(hash -> (once.contains(hash) ? known : strays).add(hash));
                kept.addAndGet(some.size());
            });
        }
        known.forEach(hash -> removeIfUnused(hash, keptBefore));
        if (strays.size() <= Math.max(FEW, kept.get() / 100)) {
            strays.forEach(hash -> removeIfUnused(hash, keptBefore));
        } else {
            logger.warn("{} of the {} files in attachments/ are unknown to the database and are kept. Is it the right database?",
                    strays.size(), kept.get());
        }
    }

    private void removeIfUnused(String hash, Instant keptBefore) {
        Path place = folder.place(hash);
        Lock lock = lock(hash);
        lock.lock();
        try {
            if (Files.getLastModifiedTime(place).toInstant().isBefore(keptBefore) && used.apply(Set.of(hash)).isEmpty()) {
                long size = Files.size(place);
                Files.delete(place);
                room.free(size);
            }
        } catch (IOException inUse) {
            // It is deleted next time.
        } finally {
            lock.unlock();
        }
    }

    private Lock lock(String hash) {
        return locks.get(Integer.parseInt(hash.substring(0, 2), 16) % LOCKS);
    }

    private final class FolderDraft implements ContentDraft {

        private final FileDraft draft;
        private final StorageQuota.Reservation reservation;
        private String hash = "";

        FolderDraft(FileDraft draft, StorageQuota.Reservation reservation) {
            this.draft = draft;
            this.reservation = reservation;
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            reservation.take(length);
            draft.write(bytes, length);
        }

        @Override
        public String finish() throws IOException {
            hash = draft.finish(true);
            return hash;
        }

        @Override
        public Path file() {
            return draft.file();
        }

        @Override
        public void keep() throws IOException {
            FileTime now = FileTime.from(clock.instant());
            Lock lock = lock(hash);
            lock.lock();
            try {
                // A damaged one is replaced.
                Optional<Path> there = find(hash).filter(file -> HashedFolder.size(file) == HashedFolder.size(draft.file()));
                if (there.isPresent()) {
                    Files.setLastModifiedTime(there.get(), now);
                } else {
                    Files.setLastModifiedTime(draft.file(), now);
                    HashedFolder.sync(Objects.requireNonNull(folder.take(draft, hash).getParent()));
                    reservation.keep();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() throws IOException {
            reservation.close();
            draft.close();
        }
    }
}
