package dev.vireo.app.signin;

/** Why somebody who was signed in is asked again. */
public enum SignInReason {
    NONE,
    /** The session was ended on another device, or by the server. */
    ENDED,
    /** By their own wish. */
    SIGNED_OUT
}
