package dev.vireo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel with its members. What depends on who asks ({@code unread}, {@code mentions}) and what changes with every
 * message ({@code lastMessage}) is null in stored events and present in answers.
 *
 * @param id          the log position at which it was made, in decimal
 * @param name        empty in direct channels
 * @param lastNumber  the number of its latest message; 0 when empty
 * @param lastMessage null when empty
 */
public record Channel(
        String id,
        ChannelKind kind,
        String name,
        String description,
        Instant createdAt,
        List<Member> members,
        long lastNumber,
        @Nullable Integer unread,
        @Nullable Integer mentions,
        @Nullable Message lastMessage) {
}
