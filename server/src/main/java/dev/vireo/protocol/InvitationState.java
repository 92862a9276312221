package dev.vireo.protocol;

/** The state of an invitation: whether somebody can still join by it, and if not, why. */
public enum InvitationState {
    OPEN,
    EXPIRED,
    USED_UP,
    /** Taken back, or made by somebody who may not invite any more. */
    REVOKED
}
