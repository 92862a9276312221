package dev.vireo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message, as everybody in its channel sees it.
 *
 * @param id        the position of its first entry in the log, in decimal; unique in the office
 * @param number    its gap-free number in its channel, from 1; replies in threads are numbered with all others
 * @param author    a username
 * @param body      plain text in NFC; empty once deleted
 * @param createdAt to the microsecond; use numbers or ids for the order, since a clock may have been set back
 * @param parentId  the thread's first message; null where this is not a reply
 * @param mentions  the usernames it mentions, and {@link #EVERYONE} for {@code @channel}. Fixed when it was sent: an edit
 *                  mentions nobody
 * @param reactions in the order of their first appearance
 * @param thread    its replies; null if there are none, and in the entry of the message itself
 * @param followers only in the entry of a reply: the followers of its thread at that time, for whom it counts as unread
 * @param clientId  the sender's own id, by which a retry is recognised; null where none was given
 * @param forwarded where its text and files are from; null where its author wrote it, and once deleted
 */
public record Message(
        String id,
        String channelId,
        long number,
        String author,
        String body,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean deleted,
        @Nullable String parentId,
        List<String> mentions,
        List<Attachment> attachments,
        List<Reaction> reactions,
        @Nullable Thread thread,
        @Nullable List<String> followers,
        @Nullable String clientId,
        @Nullable Forwarded forwarded) {

    /** Stands in {@link #mentions} for everybody in the channel. No user can have this name. */
    public static final String EVERYONE = "channel";

    /**
     * A file that a message carries.
     *
     * @param type    its media type, found by its content
     * @param size    in bytes
     * @param width   of an image, in pixels; null for all else
     * @param preview what {@code GET /attachment/{id}/preview} gives; null where there is none
     */
    public record Attachment(
            String id,
            String name,
            String type,
            long size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Preview preview) {
    }

    /** The kinds of previews that a file can have: a small picture, or the beginning of its text. */
    public enum Preview {
        IMAGE,
        TEXT
    }

    /** One emoji and the usernames of those who reacted with it, in the order in which they did. */
    public record Reaction(String emoji, List<String> users) {
    }

    /**
     * The replies to a message, deleted ones included.
     *
     * @param lastReplyId  the latest of them; null from a server that does not send it
     * @param participants the authors, in the order of their first replies
     */
    public record Thread(int replies, Instant lastReplyAt, @Nullable String lastReplyId, List<String> participants) {
    }

    /**
     * Who wrote what a message passes on, and when. Never where: its readers may not be there.
     *
     * @param author a username
     */
    public record Forwarded(String author, Instant writtenAt) {
    }

    /** A new message, without mentions, files or reactions. */
    public static Message written(
            String id,
            String channelId,
            long number,
            String author,
            String body,
            Instant createdAt,
            @Nullable String clientId) {
        return new Message(id, channelId, number, author, body, createdAt, null, false, null, List.of(), List.of(), List.of(),
                null, null, clientId, null);
    }

    /** This message as a reply to another, counting for these people. */
    public Message inThread(String parent, List<String> following) {
        return new Message(id, channelId, number, author, body, createdAt, editedAt, deleted, parent, mentions, attachments,
                reactions, null, List.copyOf(following), clientId, forwarded);
    }

    public Message with(List<String> mentioned, List<Attachment> files) {
        return new Message(id, channelId, number, author, body, createdAt, editedAt, deleted, parentId, List.copyOf(mentioned),
                List.copyOf(files), reactions, thread, followers, clientId, forwarded);
    }

    /** This message as one that passes on what another says. */
    public Message forwarding(@Nullable Forwarded origin) {
        return new Message(id, channelId, number, author, body, createdAt, editedAt, deleted, parentId, mentions, attachments,
                reactions, thread, followers, clientId, origin);
    }

    public Message with(@Nullable Thread replies) {
        return new Message(id, channelId, number, author, body, createdAt, editedAt, deleted, parentId, mentions, attachments,
                reactions, replies, followers, clientId, forwarded);
    }

    public Message withReactions(List<Reaction> reacted) {
        return new Message(id, channelId, number, author, body, createdAt, editedAt, deleted, parentId, mentions, attachments,
                List.copyOf(reacted), thread, followers, clientId, forwarded);
    }

    public Message edited(String text, Instant at) {
        return new Message(id, channelId, number, author, text, createdAt, at, deleted, parentId, mentions, attachments,
                reactions, thread, null, clientId, forwarded);
    }

    /** What remains after deletion: that the message existed, for whom it counted, and its thread. */
    public Message tombstone() {
        return new Message(id, channelId, number, author, "", createdAt, editedAt, true, parentId, mentions, List.of(), List.of(),
                thread, followers, clientId, null);
    }

    /** The stored form, without the followers, which are sent only once. */
    public Message withoutFollowers() {
        return new Message(id, channelId, number, author, body, createdAt, editedAt, deleted, parentId, mentions, attachments,
                reactions, thread, null, clientId, forwarded);
    }

    /** Whether it mentions this member of its channel. */
    public boolean mentions(String username) {
        return !author.equals(username) && (mentions.contains(username) || mentions.contains(EVERYONE));
    }

    /** Whether it counts as unread for this member of its channel. */
    public boolean countsFor(String username) {
        return !author.equals(username) && (parentId == null || followers != null && followers.contains(username));
    }
}
