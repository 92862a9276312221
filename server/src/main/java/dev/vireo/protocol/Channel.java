package dev.vireo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel with its members. Fields that depend on the reader ({@code unread}, {@code mentions}, {@code threads}) or change
 * with every message ({@code lastMessage}) are null in stored events and present in answers.
 *
 * @param id            the log position at which it was created, in decimal
 * @param name          empty in direct channels
 * @param archived      whether it can only be read
 * @param retentionDays after how many days its messages are deleted; null to follow the office's setting
 * @param members       by username; null in the event of a change that left them unchanged
 * @param lastNumber    the number of its latest message; 0 when empty
 * @param unread        the caller's unread messages, including those in followed threads
 * @param threads       the caller's followed threads with something unread
 * @param lastMessage   the latest message that is not a reply; null when empty
 */
public record Channel(
        String id,
        ChannelKind kind,
        String name,
        String description,
        Instant createdAt,
        boolean archived,
        @Nullable Integer retentionDays,
        @Nullable List<Member> members,
        long lastNumber,
        @Nullable Integer unread,
        @Nullable Integer mentions,
        @Nullable List<ThreadUnread> threads,
        @Nullable Message lastMessage) {

    /** This channel as the caller sees it. */
    public Channel seen(List<Member> asSeen, Unread.ChannelUnread counts, @Nullable Message latest) {
        return new Channel(id, kind, name, description, createdAt, archived, retentionDays, asSeen, lastNumber, counts.unread(),
                counts.mentions(), counts.threads(), latest);
    }

    /** This channel with its members as one reader sees them. */
    public Channel withMembers(List<Member> asSeen) {
        return new Channel(id, kind, name, description, createdAt, archived, retentionDays, asSeen, lastNumber, unread, mentions,
                threads, lastMessage);
    }

    /** This channel without its members, for a change that does not affect them. */
    public Channel withoutMembers() {
        return new Channel(id, kind, name, description, createdAt, archived, retentionDays, null, lastNumber, unread, mentions,
                threads, lastMessage);
    }
}
