package dev.vireo.server.account;

/**
 * The cost of hashing a password with Argon2id, in one lane.
 *
 * @param memory in KiB, at least 8
 * @param passes over that memory, at least 1
 */
public record PasswordCost(int memory, int passes) {

    /** OWASP's first choice. */
    public static final PasswordCost STANDARD = new PasswordCost(19_456, 2);
}
