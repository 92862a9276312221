package dev.vireo.app.session;

/** Counts how often this session had to repair itself, for whoever looks for the cause of a problem. FX thread. */
public final class SyncCounts {

    private int opened;
    private int corrections;

    SyncCounts() {
    }

    /** How often the stream was opened again after it had been open. */
    public int reconnects() {
        return Math.max(0, opened - 1);
    }

    /** How often the unread counts differed from the server's, and were fetched. It should never happen. */
    public int corrections() {
        return corrections;
    }

    void opened() {
        opened++;
    }

    void corrected() {
        corrections++;
    }
}
