package dev.vireo.app.chat.list;

import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.Reaction;
import dev.vireo.app.state.ThreadSummary;
import dev.vireo.protocol.Message.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changeable parts of a message, as of now.
 *
 * @param author who said it, where that is shown; null in one's own messages and where there is only one other person
 * @param thread what stands under it of its thread; null where there is none, and in the thread itself
 */
record MessageSnapshot(
        Delivery delivery,
        String failure,
        String body,
        boolean edited,
        boolean deleted,
        List<Reaction> reactions,
        List<Attachment> files,
        @Nullable Author author,
        @Nullable ThreadSummary thread) {

    /**
     * The author of a message, as shown beside it.
     *
     * @param ownName the name without what tells it from others, for initials
     */
    record Author(String username, String name, String ownName, @Nullable String picture) {
    }
}
