package dev.vireo.server.export;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Json;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.database.Database;
import dev.vireo.server.message.ChannelTranscript;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** Writes a channel as one JSON file, page by page, so that its size costs no memory. */
public final class ChannelFile {

    private static final int PAGE = 100;
    private static final int FORMAT = 1;

    private final Database database;
    private final Channels channels;
    private final ChannelTranscript transcript;
    private final InstantSource clock;

    public ChannelFile(Database database, Channels channels, ChannelTranscript transcript, InstantSource clock) {
        this.database = database;
        this.channels = channels;
        this.transcript = transcript;
        this.clock = clock;
    }

    /** The header of an export, before its messages. */
    private record ExportHeader(int vireoExport, Instant exportedAt, String exportedBy, Channel channel) {
    }

    /**
     * Writes everything in the channel now that still exists when it is reached.
     *
     * @param shouldContinue asked before each page
     * @return false if it was stopped; the output is then incomplete
     */
    boolean write(ExportJob export, Predicate<ExportJob> shouldContinue, OutputStream out) throws IOException {
        if (!shouldContinue.test(export)) {
            return false;
        }
        Channel channel = channels.channel(export.maker, Long.toString(export.channelId));
        long last = channel.lastNumber();
        export.expect(database.read(handle -> transcript.count(handle, export.channelId, last)));
        byte[] head = Json.writeBytes(new ExportHeader(FORMAT, clock.instant(), export.maker, withoutPersonalFields(channel)));
        out.write(head, 0, head.length - 1);
        writeLine(out, ",\"messages\":[");
        String between = "\n";
        for (List<ChannelTranscript.TranscriptLine> page = page(export, 0, last); !page.isEmpty();) {
            for (ChannelTranscript.TranscriptLine line : page) {
                writeLine(out, between);
                out.write(Json.writeBytes(line));
                between = ",\n";
            }
            export.wrote(page.size());
            if (!shouldContinue.test(export)) {
                return false;
            }
            page = page(export, page.getLast().message().number(), last);
        }
        writeLine(out, "\n]}\n");
        return true;
    }

    private List<ChannelTranscript.TranscriptLine> page(ExportJob export, long after, long last) {
        return database.snapshot(handle -> transcript.after(handle, export.channelId, after, PAGE)).stream()
                .filter(line -> line.message().number() <= last)
                .toList();
    }

    /** Removes the fields that depend on the reader, such as unread counts. */
    private static Channel withoutPersonalFields(Channel channel) {
        return new Channel(channel.id(), channel.kind(), channel.name(), channel.description(), channel.createdAt(),
                channel.archived(), channel.retentionDays(),
                channel.members() == null ? null
                        : channel.members().stream().map(member -> member.forOthers(false)).toList(),
                channel.lastNumber(), null, null, null, null);
    }

    private static void writeLine(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
