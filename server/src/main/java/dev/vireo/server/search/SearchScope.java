package dev.vireo.server.search;

import dev.vireo.protocol.Message;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The channels and authors that a search is limited to.
 *
 * @param authors whose messages; null for anybody's
 */
record SearchScope(Set<Long> channels, @Nullable Set<String> authors) {

    boolean isEmpty() {
        return channels.isEmpty() || authors != null && authors.isEmpty();
    }

    boolean holds(Message message) {
        return channels.contains(Long.parseLong(message.channelId()));
    }
}
