package dev.vireo.server.channel;

/**
 * A person's read position and unread counts in a thread.
 *
 * @param readNumber the number of the last reply read; 0 before any
 * @param unread     replies by others since; 0 where it is not followed
 * @param mentions   how many of those mention the person
 */
public record ThreadPlace(boolean following, long readNumber, int unread, int mentions) {

    static final ThreadPlace OUTSIDE = new ThreadPlace(false, 0, 0, 0);
}
