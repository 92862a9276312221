package dev.vireo.protocol;

import java.util.Locale;

/** An action that the audit log keeps, each with who did it, and to whom. On the wire it is the name in lower case. */
public enum AuditAction {

    OFFICE_SET_UP,
    SETTINGS_CHANGED,

    SIGN_IN,
    /**
     * Somebody gave a wrong password; the actor is unknown, and the subject is the account, if there is one of that name. Another name
     * is not kept: people type passwords there.
     */
    SIGN_IN_FAILED,
    SIGN_OUT,
    SESSION_ENDED,

    INVITATION_MADE,
    INVITATION_REVOKED,
    JOINED,
    /** Somebody gave an invitation's code that does not hold. */
    JOIN_FAILED,

    USER_ADDED,
    /** A profile, by somebody else than the person. What people write about themselves is not kept. */
    PROFILE_CHANGED,
    ROLE_CHANGED,
    DEACTIVATED,
    REACTIVATED,
    DELETED,

    /** By the person, who gave the old one. */
    PASSWORD_CHANGED,
    /** Somebody who is signed in as the person gave a wrong old one. */
    PASSWORD_CHANGE_FAILED,
    /** A one-time code was made for the person. */
    PASSWORD_RESET_MADE,
    /** The person used the one-time code. */
    PASSWORD_RESET,
    PASSWORD_RESET_FAILED,

    TOKEN_MADE,
    TOKEN_ENDED,
    /** A request came with a token that does not hold: it ended, or never was. */
    TOKEN_REFUSED,
    /** More requests came than the limits allow, by the person who is the subject, or by nobody who is signed in. */
    TOO_MANY_REQUESTS,

    CHANNEL_ROLE_CHANGED,
    /** How long a channel keeps its messages. */
    CHANNEL_RETENTION_CHANGED,

    EXPORT_STARTED,
    EXPORT_FETCHED,
    AUDIT_EXPORTED,
    /** The oldest entries of the audit log were removed, since they had been kept for long enough. */
    AUDIT_SHORTENED,

    BACKUP_SCHEDULE_CHANGED,
    /** Somebody stopped one that was being made. */
    BACKUP_CANCELLED,
    BACKUP_MADE,
    BACKUP_VERIFIED,
    BACKUP_FAILED,
    /** An old one was deleted, since enough newer ones are kept. */
    BACKUP_REMOVED,
    BACKUP_RESTORED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
