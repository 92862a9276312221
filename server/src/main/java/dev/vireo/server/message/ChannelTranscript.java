package dev.vireo.server.message;

import dev.vireo.protocol.Answers.MessageVersion;
import dev.vireo.protocol.Message;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Reads all messages of a channel in pages, with their earlier versions. It checks no permissions: its callers decide who gets
 * the result. Thread-safe.
 */
public final class ChannelTranscript {

    private final MessageTable table;

    public ChannelTranscript(MessageTable table) {
        this.table = table;
    }

    /** @param versions the texts that edits replaced, oldest first; empty for a deleted message */
    public record TranscriptLine(Message message, List<MessageVersion> versions) {
    }

    /** How many messages there are in a channel up to a number. */
    public long count(Handle handle, long channelId, long upTo) {
        return table.count(handle, channelId, upTo);
    }

    /** The next messages after a number, including replies, in the order of their numbers. */
    public List<TranscriptLine> after(Handle handle, long channelId, long number, int limit) {
        List<Message> page = table.after(handle, MessageTable.MessageScope.inChannel(channelId), number, limit);
        Map<Long, List<MessageVersion>> versions = table.versions(handle, page.stream()
                .filter(message -> message.editedAt() != null && !message.deleted())
                .map(message -> Long.valueOf(message.id()))
                .toList());
        return page.stream()
                .map(message -> new TranscriptLine(message, versions.getOrDefault(Long.valueOf(message.id()), List.of())))
                .toList();
    }
}
