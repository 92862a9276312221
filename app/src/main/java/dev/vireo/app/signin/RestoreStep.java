package dev.vireo.app.signin;

/**
 * A step of restoring a backup.
 *
 * @param part of it, from 0 to 1; negative where that is not known
 */
public record RestoreStep(RestorePhase phase, double part) {

    /** What is done just now. */
    public enum RestorePhase {
        READING,
        VERIFYING,
        /** It is restored; its server starts. */
        OPENING
    }

    public static final RestoreStep VERIFYING = new RestoreStep(RestorePhase.VERIFYING, -1);
    public static final RestoreStep OPENING = new RestoreStep(RestorePhase.OPENING, -1);

    public static RestoreStep reading(double part) {
        return new RestoreStep(RestorePhase.READING, part);
    }
}
