package dev.vireo.server.attachment;

import org.jdbi.v3.core.Handle;

/** How much room an office gives to files. */
@FunctionalInterface
public interface AttachmentQuota {

    /** In bytes. */
    long bytes(Handle handle);
}
