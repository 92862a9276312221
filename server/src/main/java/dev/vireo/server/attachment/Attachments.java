package dev.vireo.server.attachment;

import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.http.Uploads;
import dev.vireo.server.log.Log;
import dev.vireo.server.picture.Picture;
import dev.vireo.server.work.HeavyWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the office. One is found by whoever uploaded it, and once a message took it, by that channel's members. Thread-safe. */
public final class Attachments {

    private static final Logger audit = LoggerFactory.getLogger(Attachments.class);
    /** For how long a file waits for the message that takes it. */
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final int LOOKED_UP_AT_ONCE = 500;
    private static final int LOCKS = 64;

    private final Database database;
    private final Log log;
    private final AttachmentTable table;
    private final Contents contents;
    private final Previews previews;
    private final Quota quota;
    private final MessageChannels messages;
    private final Channels channels;
    private final HeavyWork work;
    private final InstantSource clock;
    private final Room room;
    private final SecureRandom random = new SecureRandom();
    /** By content: held while one is kept together with its row, and while one that no row has is removed. */
    private final List<Lock> locks = Stream.generate(() -> (Lock) new ReentrantLock()).limit(LOCKS).toList();

    /**
     * @param previews a folder of their own; it may be emptied at any time
     * @param clock    what times are taken from
     */
    public Attachments(Database database, Log log, AttachmentTable table, Contents contents, Path previews, Quota quota,
            MessageChannels messages, Channels channels, HeavyWork work, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.table = table;
        this.contents = contents;
        this.previews = new Previews(previews, work);
        this.quota = quota;
        this.messages = messages;
        this.channels = channels;
        this.work = work;
        this.clock = clock;
        this.room = new Room(sizeOf(contents));
    }

    private static long sizeOf(Contents contents) {
        try (Stream<Contents.Kept> all = contents.all()) {
            return all.mapToLong(Contents.Kept::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the bytes of an upload come from. */
    @FunctionalInterface
    interface Source {

        void readInto(Uploads.Sink sink) throws IOException;
    }

    /** A file that somebody may have. */
    record Found(Attachment attachment, String hash, Path content) {
    }

    /** Takes a file. When this returns, it is on stable storage; when it throws, nothing of it is left. */
    Attachment receive(String uploader, String givenName, Source source) {
        long allowed = database.read(quota::bytes);
        try (Room.Share share = room.share(allowed); Contents.Draft draft = contents.begin()) {
            source.readInto((bytes, length) -> {
                share.take(length);
                draft.write(bytes, length);
            });
            String hash = draft.finish();
            Attachment file = work.run(() -> described(FileName.of(givenName), draft.file()));
            keep(draft, share, hash, file, uploader);
            audit.info("{} uploaded {}, {} bytes, {}", uploader, file.id(), file.size(), file.type());
            return file;
        } catch (IOException e) {
            audit.error("A file cannot be kept", e);
            throw ProblemException.unavailable("The server cannot keep files just now.");
        }
    }

    private void keep(Contents.Draft draft, Room.Share share, String hash, Attachment file, String uploader) throws IOException {
        Lock lock = lock(hash);
        lock.lock();
        try {
            if (draft.keep()) {
                share.keep();
            }
            log.write(transaction -> {
                table.insert(transaction.sql(), file, hash, uploader, clock.instant());
                return file;
            });
        } finally {
            lock.unlock();
        }
    }

    private Attachment described(String name, Path file) throws IOException {
        String id = HexFormat.of().formatHex(randomBytes());
        String type = FileType.of(file);
        long size = Files.size(file);
        if (type.equals(FileType.TEXT)) {
            return new Attachment(id, name, type, size, null, null, Preview.TEXT);
        }
        if (type.startsWith("image/")) {
            try (Picture picture = Picture.of(file)) {
                return new Attachment(id, name, type, size, picture.width(), picture.height(),
                        picture.isModest() ? Preview.IMAGE : null);
            } catch (ProblemException unreadable) {
                return new Attachment(id, name, type, size, null, null, null);
            }
        }
        return new Attachment(id, name, type, size, null, null, null);
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    /** @throws ProblemException 404 if there is no such file for this person */
    Found find(String username, String id) {
        return database.read(handle -> table.find(handle, id)
                        .filter(row -> row.messageId() == null ? row.uploader().equals(username)
                                : messages.channelOf(handle, row.messageId())
                                        .flatMap(channel -> channels.findMembership(handle, channel, username))
                                        .isPresent()))
                .flatMap(row -> contents.find(row.hash()).map(path -> new Found(row.attachment(), row.hash(), path)))
                .orElseThrow(() -> ProblemException.notFound("attachment"));
    }

    /**
     * What to show of a file.
     *
     * @throws ProblemException 404 if there is no such file for this person, or nothing to show of it
     */
    Shown preview(String username, String id) {
        Found found = find(username, id);
        try {
            return switch (found.attachment().preview()) {
                case TEXT -> new Shown("text/plain; charset=utf-8", Previews.text(found.content()));
                case IMAGE -> previews.picture(found.hash(), found.content())
                        .map(png -> new Shown("image/png", png))
                        .orElseThrow(Attachments::noPreview);
                case null -> throw noPreview();
            };
        } catch (IOException gone) {
            throw ProblemException.notFound("attachment");
        }
    }

    record Shown(String type, byte[] bytes) {
    }

    private static ProblemException noPreview() {
        return new ProblemException(404, "no_preview", "There is nothing to show of this file.");
    }

    /** Forgets files that no message took in time, and contents that no file has any more. */
    public void collect() {
        Instant before = clock.instant().minus(PATIENCE);
        log.write(transaction -> {
            table.dropUntaken(transaction.sql(), before);
            return true;
        });
        try (Stream<Contents.Kept> all = contents.all()) {
            List<Contents.Kept> some = new ArrayList<>();
            all.forEach(kept -> {
                some.add(kept);
                if (some.size() == LOOKED_UP_AT_ONCE) {
                    removeUnused(some);
                    some.clear();
                }
            });
            removeUnused(some);
        } catch (IOException e) {
            audit.warn("Files that nobody needs could not be removed: {}", e.getMessage());
        }
    }

    private void removeUnused(List<Contents.Kept> some) {
        Set<String> used = used(some.stream().map(Contents.Kept::hash).toList());
        some.stream().filter(kept -> !used.contains(kept.hash())).forEach(this::removeIfUnused);
    }

    private void removeIfUnused(Contents.Kept kept) {
        Lock lock = lock(kept.hash());
        lock.lock();
        try {
            if (used(List.of(kept.hash())).isEmpty()) {
                contents.remove(kept.hash());
                previews.remove(kept.hash());
                room.free(kept.size());
            }
        } catch (IOException inUse) {
            audit.warn("A file that nobody needs could not be removed: {}", inUse.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private Set<String> used(List<String> hashes) {
        return database.read(handle -> table.used(handle, hashes));
    }

    private Lock lock(String hash) {
        return locks.get(Integer.parseInt(hash.substring(0, 2), 16) % LOCKS);
    }
}
