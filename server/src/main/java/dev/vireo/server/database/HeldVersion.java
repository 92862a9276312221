package dev.vireo.server.database;

import org.h2.mvstore.MVStore;

/** A version of H2's data whose chunks are not written over, until it is released. */
record HeldVersion(MVStore store, MVStore.TxCounter counter) {

    static HeldVersion of(MVStore store) {
        return new HeldVersion(store, store.registerVersionUsage());
    }

    void release() {
        store.deregisterVersionUsage(counter);
    }

    /** The store will be closed by whoever still uses it, if it is not already. From now on nothing in it is written over. */
    void abandon() {
        store.setVersionsToKeep(Integer.MAX_VALUE);
        release();
    }
}
