package dev.vireo.protocol;

/**
 * What a person has not read of a thread.
 *
 * @param parentId the thread's first message
 * @param unread   replies by others
 * @param mentions how many of those mention the person
 */
public record ThreadUnread(String parentId, int unread, int mentions) {
}
