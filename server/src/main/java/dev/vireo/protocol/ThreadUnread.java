package dev.vireo.protocol;

/**
 * The unread counts of one thread for one person.
 *
 * @param parentId the thread's first message
 * @param unread   replies by others
 * @param mentions how many of those mention the person
 */
public record ThreadUnread(String parentId, int unread, int mentions) {
}
