package dev.vireo.server;

import dev.vireo.server.attachment.AttachmentRoutes;
import dev.vireo.server.attachment.Attachments;
import dev.vireo.server.attachment.Contents;
import dev.vireo.server.attachment.DatabaseContents;
import dev.vireo.server.attachment.FolderContents;
import dev.vireo.server.export.ChannelFile;
import dev.vireo.server.export.ExportRoutes;
import dev.vireo.server.export.Exports;
import dev.vireo.server.http.Routes;
import dev.vireo.server.message.ChannelTranscript;
import dev.vireo.server.work.HeavyWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what keeps files: those in messages, and channels exported as one file. */
final class FileServices {

    private static final Logger logger = LoggerFactory.getLogger(FileServices.class);

    final Exports exports;
    final Contents contents;

    private final Infrastructure base;
    private final Attachments attachments;

    FileServices(Infrastructure base, ChannelServices channels, HeavyWork pictures, CloseableStack closing) {
        this.base = base;
        this.contents = contents(base, channels);
        this.attachments = new Attachments(base.database(), base.log(), channels.files, contents,
                base.folder().resolve("previews"), channels.office::attachmentQuota, channels.messages::channelOf, channels.channels,
                pictures, base.clock());
        ChannelFile file = new ChannelFile(base.database(), channels.channels, new ChannelTranscript(channels.messages), base.clock());
        this.exports = closing.add(new Exports(base.database(), base.log(), channels.channels, file, base.clock()));
    }

    /** Several servers share their contents through the database. */
    private static Contents contents(Infrastructure base, ChannelServices channels) {
        boolean alone = base.config().databaseUrl().isEmpty();
        Path place = base.folder().resolve(alone ? "attachments" : "cache");
        try {
            return alone
                    ? FolderContents.open(place, hashes -> base.database().read(handle -> channels.files.used(handle, hashes)),
                            hashes -> base.database().read(handle -> channels.files.dropped(handle, hashes)), base.clock())
                    : DatabaseContents.open(base.database(), place, base.clock());
        } catch (IOException | UncheckedIOException e) {
            logger.error("The folder for attachments can't be used", e);
            throw new StartException("The folder " + place + " can't be used. Check its permissions.");
        }
    }

    List<Routes> routes() {
        return List.of(new AttachmentRoutes(attachments), new ExportRoutes(exports));
    }

    void addChores(Housekeeping housekeeping) {
        housekeeping.everyByAge(Housekeeping.TIDYING, base.clock(), attachments::collect);
        housekeeping.every(Housekeeping.SAVING, exports::touch);
        housekeeping.everyByAge(Housekeeping.TIDYING, base.clock(), exports::removeOld);
    }
}
