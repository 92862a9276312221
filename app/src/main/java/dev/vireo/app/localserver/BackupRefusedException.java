package dev.vireo.app.localserver;

/** An office cannot be opened from a backup. Nothing is left of the attempt. */
public final class BackupRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum RefusalKind {
        UNREADABLE,
        NOT_A_BACKUP,
        CUT_SHORT,
        DAMAGED,
        /** The message is the version that made it. */
        NEWER,
        /** There is an office on this computer already. */
        OFFICE_HERE,
        DISK_FULL,
        STOPPED,
        /** The message says what. */
        OTHER
    }

    private final RefusalKind kind;

    BackupRefusedException(RefusalKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public RefusalKind kind() {
        return kind;
    }
}
