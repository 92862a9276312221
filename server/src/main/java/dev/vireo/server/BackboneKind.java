package dev.vireo.server;

/** The kinds of backbone, over which the servers of one office notify each other. */
public enum BackboneKind {
    LOCAL,
    REDIS,
    POSTGRES
}
