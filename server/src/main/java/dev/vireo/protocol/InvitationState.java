package dev.vireo.protocol;

/** Whether somebody can still join by an invitation, and if not, why. */
public enum InvitationState {
    OPEN,
    EXPIRED,
    USED_UP,
    /** Taken back, or made by somebody who may not invite any more. */
    REVOKED
}
