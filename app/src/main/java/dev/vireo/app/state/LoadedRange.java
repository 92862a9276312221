package dev.vireo.app.state;

import java.util.Optional;

/**
 * The range of loaded messages of a conversation at one moment, by number, replies included.
 *
 * @param firstId    the id of the first loaded message; empty while none is
 * @param first      its number; 0 while none is loaded
 * @param shownTo    up to where all are loaded without a hole; 0 while none is
 * @param shownToId  the id of the message there, if there is one
 * @param count      how many are loaded
 * @param lastNumber the number of the channel's newest message
 * @param expiredTo  everything up to this number is gone for good
 */
public record LoadedRange(Optional<String> firstId, long first, long shownTo, Optional<String> shownToId, long count, long lastNumber,
        long expiredTo) {

    static LoadedRange of(LoadedMessages loaded) {
        return new LoadedRange(loaded.first().map(ChatMessage::id), loaded.firstNumber(), loaded.shownTo(), loaded.shownToId(),
                loaded.count(), loaded.lastNumber(), loaded.expiredTo());
    }

    /** Whether messages are missing between what is loaded and the newest one. */
    public boolean hasHole() {
        return shownTo > 0 && shownTo < lastNumber;
    }
}
