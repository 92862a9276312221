package dev.vireo.server.channel;

import org.jdbi.v3.core.Handle;

/** Tells whether this office lets members see how far others have read. */
@FunctionalInterface
public interface ReceiptPolicy {

    boolean shown(Handle handle);
}
