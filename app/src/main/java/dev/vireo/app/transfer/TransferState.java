package dev.vireo.app.transfer;

/** The state of a file transfer. */
public enum TransferState {
    /** On its way, or waiting for its turn. */
    MOVING,
    DONE,
    FAILED,
    CANCELLED
}
