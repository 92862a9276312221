package dev.vireo.protocol;

/** What a person may do in the whole office. */
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
