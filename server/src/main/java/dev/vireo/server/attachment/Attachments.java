package dev.vireo.server.attachment;

import dev.vireo.picture.PictureWarmUp;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.UploadBodies;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.work.HeavyWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives, finds and serves files. A file can be read by its uploader, and once a message carries it, by the members of that
 * channel. Thread-safe.
 */
public final class Attachments {

    private static final Logger audit = LoggerFactory.getLogger(Attachments.class);
    /** How long an upload is kept until a message uses it. */
    private static final Duration UNUSED_UPLOADS_KEPT = Duration.ofHours(24);
    /** The row is written right after the content; after this time a content without one is unused. */
    private static final Duration ROW_WRITTEN_WITHIN = Duration.ofHours(1);
    private static final int FORGOTTEN_AT_ONCE = 500;
    /** How often a file is fetched again if it was evicted just before it was opened. */
    private static final int MAX_OPEN_ATTEMPTS = 3;

    private final Database database;
    private final Log log;
    private final AttachmentTable table;
    private final Contents contents;
    private final Previews previews;
    private final AttachmentQuota quota;
    private final MessageChannels messages;
    private final Channels channels;
    private final HeavyWork work;
    private final InstantSource clock;

    /**
     * @param previews a folder of its own, which may be emptied at any time
     * @param clock    what times are taken from
     */
    public Attachments(Database database, Log log, AttachmentTable table, Contents contents, Path previews, AttachmentQuota quota,
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
    }

    /** Loads the libraries that the first file needs. */
    public static void warmUp() {
        try {
            FileType.warmUp();
            PictureWarmUp.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Delivers the bytes of an upload. */
    @FunctionalInterface
    interface UploadSource {

        void readInto(UploadBodies.ChunkSink sink) throws IOException;
    }

    /** A file that the caller may read. */
    record AccessibleFile(Attachment attachment, String hash) {
    }

    /** Stores a file. When this returns, it is on stable storage; when it throws, nothing of it is left. */
    Attachment receive(String uploader, String givenName, UploadSource source) {
        long allowed = database.read(quota::bytes);
        try (Contents.ContentDraft draft = contents.begin(allowed)) {
            source.readInto((bytes, length) -> {
                database.requireRoom();
                draft.write(bytes, length);
            });
            String hash = draft.finish();
            Attachment file = described(FileName.of(givenName), hash, draft.file());
            draft.keep();
            log.write(transaction -> {
                table.insert(transaction.sql(), file, hash, uploader, clock.instant());
                return file;
            });
            audit.info("{} uploaded {}, {} bytes, {}", uploader, file.id(), file.size(), file.type());
            return file;
        } catch (IOException e) {
            audit.error("A file can't be stored", e);
            throw ProblemException.unavailable("The server can't store files right now. Try again later.");
        }
    }

    /** A picture's preview is made at once, so that a promised preview exists. */
    private Attachment described(String name, String hash, Path file) throws IOException {
        FileInspection inspection = work.run(() -> FileInspection.at(file));
        boolean promised = inspection.preview() == Preview.IMAGE && previews.picture(hash, file).isPresent();
        return new Attachment(table.newId(), name, inspection.type(), Files.size(file), inspection.width(), inspection.height(),
                inspection.preview() == Preview.IMAGE && !promised ? null : inspection.preview());
    }

    /** @throws ProblemException 404 if there is no such file for this person */
    AccessibleFile find(String username, String id) {
        return database.read(handle -> table.find(handle, id)
                .filter(row -> row.messageId() == null ? row.uploader().equals(username)
                        : messages.channelOf(handle, row.messageId())
                                .flatMap(channel -> channels.findMembership(handle, channel, username))
                                .isPresent()))
                .map(row -> new AccessibleFile(row.attachment(), row.hash()))
                .orElseThrow(Attachments::notThere);
    }

    /**
     * Opens the content for reading. The caller closes it.
     *
     * @throws ProblemException 404 if it is missing
     */
    FileChannel open(AccessibleFile found) throws IOException {
        return reading(found, file -> FileChannel.open(file, StandardOpenOption.READ));
    }

    /** A task that reads from a content's file. */
    @FunctionalInterface
    private interface FileReading<T> {

        T of(Path file) throws IOException;
    }

    private <T> T reading(AccessibleFile found, FileReading<T> reading) throws IOException {
        for (int tries = 0; tries < MAX_OPEN_ATTEMPTS; tries++) {
            try {
                Path file = contents.find(found.hash()).orElseThrow(() -> gone(found));
                if (Files.size(file) != found.attachment().size()) {
                    throw gone(found);
                }
                return reading.of(file);
            } catch (NoSuchFileException goneMeanwhile) {
                // fetched again if it still exists
            }
        }
        throw gone(found);
    }

    /** The database knows this file, but its content is lost: a matter for the administrator. */
    private static ProblemException gone(AccessibleFile found) {
        audit.error("The content {} of {} is missing or damaged", found.hash(), found.attachment().id());
        return new ProblemException(404, "content_missing", "This file's content is missing on the server.");
    }

    private static ProblemException notThere() {
        return ProblemException.notFound("attachment");
    }

    /**
     * The preview of a file.
     *
     * @throws ProblemException 404 if there is no such file for this person, or nothing to show of it
     */
    PreviewContent preview(String username, String id) {
        AccessibleFile found = find(username, id);
        try {
            return switch (found.attachment().preview()) {
                case TEXT -> new PreviewContent("text/plain; charset=utf-8", reading(found, Previews::text));
                case IMAGE -> reading(found, file -> previews.picture(found.hash(), file))
                        .map(png -> new PreviewContent("image/png", png))
                        .orElseThrow(Attachments::noPreview);
                case null -> throw noPreview();
            };
        } catch (IOException unreadable) {
            throw gone(found);
        }
    }

    record PreviewContent(String type, byte[] bytes) {
    }

    private static ProblemException noPreview() {
        return new ProblemException(404, "no_preview", "There is no preview of this file.");
    }

    /** Deletes uploads that no message used in time, and contents that no file uses any more. */
    public void collect() {
        try {
            Instant before = clock.instant().minus(UNUSED_UPLOADS_KEPT);
            log.write(transaction -> {
                table.dropUnused(transaction.sql(), before);
                return true;
            });
        } catch (ProblemException unavailable) {
            // On a full disk it is all the more important to delete what is not needed.
            audit.warn("Uploads that no message uses can't be deleted yet: {}", unavailable.getMessage());
        }
        try {
            contents.collect(clock.instant().minus(ROW_WRITTEN_WITHIN));
            previews.removeOthers(contents::kept);
            forgetDropped();
        } catch (IOException | UncheckedIOException e) {
            audit.warn("Files that are no longer needed couldn't be removed: {}", e.getMessage());
        }
    }

    private void forgetDropped() {
        String after = "";
        List<String> some;
        do {
            String behind = after;
            some = database.read(handle -> table.dropped(handle, behind, FORGOTTEN_AT_ONCE));
            Set<String> gone = new HashSet<>(some);
            gone.removeAll(contents.kept(some));
            if (!gone.isEmpty()) {
                log.write(transaction -> {
                    table.forgetDropped(transaction.sql(), gone);
                    return true;
                });
            }
            after = some.isEmpty() ? "" : some.getLast();
        } while (some.size() == FORGOTTEN_AT_ONCE);
    }
}
