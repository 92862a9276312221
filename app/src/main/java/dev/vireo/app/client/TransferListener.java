package dev.vireo.app.client;

/** Follows a file on its way up or down. Called by the thread that carries it. */
public interface TransferListener {

    /** Told how much is done. {@code total} is -1 where it is unknown. Must not block. */
    void moved(long bytes, long total);

    /** Asked again and again: whether nobody wants it any more. */
    boolean cancelled();
}
