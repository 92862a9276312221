package dev.vireo.server;

/** How the servers of one office wake each other. */
public enum BackboneKind {
    LOCAL,
    REDIS,
    POSTGRES
}
