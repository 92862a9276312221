package dev.vireo.protocol;

/** The roles that a person can have in the office. */
public enum OfficeRole {
    OWNER,
    ADMIN,
    MEMBER,
    GUEST;

    /** Whether this role may add people and manage their accounts. */
    public boolean managesPeople() {
        return this == OWNER || this == ADMIN;
    }
}
