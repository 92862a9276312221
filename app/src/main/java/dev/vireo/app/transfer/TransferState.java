package dev.vireo.app.transfer;

/** How far a file has come. */
public enum TransferState {
    /** On its way, or waiting for its turn. */
    MOVING,
    DONE,
    FAILED,
    CANCELLED
}
