package dev.vireo.server.backup;

/** A fault of a backup, for programs. */
public enum BackupFault {
    /** The file does not exist, or may not be read. */
    UNREADABLE,
    NOT_A_BACKUP,
    /** It ends too early. */
    CUT_SHORT,
    /** What is in it is not what was written. */
    DAMAGED,
    /** This version does not know its form. */
    NEWER,
    /** Nothing: it was wished so. */
    STOPPED,
    /** The message alone says it. */
    OTHER
}
