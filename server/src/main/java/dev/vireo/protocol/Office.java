package dev.vireo.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The office's name and the settings that hold for all of it.
 *
 * @param readReceipts    whether members see how far others have read
 * @param retentionDays   after how many days messages are deleted; null for never
 * @param attachmentQuota the room for attachments, in bytes
 */
public record Office(String name, boolean readReceipts, @Nullable Integer retentionDays, long attachmentQuota) {
}
