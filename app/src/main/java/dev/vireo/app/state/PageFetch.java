package dev.vireo.app.state;

/**
 * A page of messages that is being fetched. Until it has {@link #end() ended}, what happens to messages is noted, for the page may
 * have been written before it. FX thread only.
 */
public final class PageFetch {

    private final KnownMessages known;
    private final int generation;

    PageFetch(KnownMessages known) {
        this.known = known;
        this.generation = known.fetching();
    }

    /**
     * Whether everything was forgotten since the page was asked for: it may be older than what came instead, and nobody tells of what
     * happened in between.
     */
    public boolean isStale() {
        return known.isOver(generation);
    }

    /** The page came, and was taken, or it did not come. */
    public void end() {
        known.fetched();
    }
}
