package dev.vireo.server.attachment;

import org.jdbi.v3.core.Handle;

/** Tells how much space the office gives to attachments. */
@FunctionalInterface
public interface AttachmentQuota {

    /** In bytes. */
    long bytes(Handle handle);
}
