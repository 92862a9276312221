package dev.vireo.app.signin;

/** The reason why a person has to sign in again. */
public enum SignInReason {
    NONE,
    /** The office was just restored from a backup. */
    RESTORED,
    /** The session was ended on another device, or by the server. */
    ENDED,
    /** Their account was deactivated. */
    DEACTIVATED,
    /** By their own wish. */
    SIGNED_OUT
}
