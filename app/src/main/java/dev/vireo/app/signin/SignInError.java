package dev.vireo.app.signin;

import java.time.Duration;

/**
 * An error while signing in or finding an office.
 *
 * @param detail the server's or the system's own words, where there are any that help
 * @param pause  how long there is nothing to be done; zero if one can try at once
 */
public record SignInError(ErrorKind kind, String detail, Duration pause) {

    /** For each there is a way out, and words for it. */
    public enum ErrorKind {
        /** Nobody answers at the address. */
        UNREACHABLE,
        /** Another kind of server answered. */
        NOT_VIREO,
        /** The connection is not safe: the certificate is not one this computer trusts. */
        CERTIFICATE,
        /** Somebody answers who has another key than the office; a screen of its own says so. */
        OTHER_KEY,
        /** The server runs, but nobody has set the office up. */
        NOT_SET_UP,
        /** It is not the setup code of that server. */
        WRONG_CODE,
        /** The office was set up by another person meanwhile. */
        SET_UP_BEFORE,
        WRONG_PASSWORD,
        /** The password was right, but the account is deactivated. */
        DEACTIVATED,
        /** It is no reset code, or not one of that person. */
        WRONG_RESET_CODE,
        /** The reset code was used, has expired or was taken back; the server says which. */
        RESET_CODE_ENDED,
        /** The server does not take the new password, and says why. */
        WEAK_PASSWORD,
        /** Nobody has made an invitation with this code. */
        INVITATION_UNKNOWN,
        /** It has expired, was used up or was revoked. */
        INVITATION_OVER,
        /** Whose office a code is for is not heard on this network, and no address was given. */
        NOT_HEARD,
        /** The server does not encrypt, so that it cannot show the key that the invitation names. */
        NOT_ENCRYPTED,
        /** Who answers has another key than the one in the invitation. */
        WRONG_SERVER,
        /** A name cannot be had, for a reason that the server knows. */
        NAME_REFUSED,
        TOO_MANY_TRIES,
        /** The office on this computer does not start. */
        CANNOT_START,
        /** There is an office on this computer already. */
        STARTED_BEFORE,
        /** There is an office on this computer, which a backup must not replace. */
        OFFICE_HERE,
        /** The chosen file cannot be read. */
        BACKUP_UNREADABLE,
        NOT_A_BACKUP,
        /** It ends too early. */
        BACKUP_CUT_SHORT,
        BACKUP_DAMAGED,
        /** A newer version made it. */
        BACKUP_NEWER,
        /** There is too little room for what is in the backup. */
        DISK_FULL,
        CANNOT_RESTORE,
        /** The server is a Vireo server, but does not know this client's calls. */
        VERSION,
        /** The server has a problem of its own. */
        SERVER
    }

    public static SignInError of(ErrorKind kind) {
        return new SignInError(kind, "", Duration.ZERO);
    }

    public static SignInError of(ErrorKind kind, String detail) {
        return new SignInError(kind, detail, Duration.ZERO);
    }

    public static SignInError wait(Duration pause) {
        return new SignInError(ErrorKind.TOO_MANY_TRIES, "", pause);
    }
}
