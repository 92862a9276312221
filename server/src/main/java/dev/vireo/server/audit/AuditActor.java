package dev.vireo.server.audit;

import dev.vireo.server.http.Caller;

/**
 * The person who does something that is kept in the audit log.
 *
 * @param username empty where nobody knows, or where it is the office itself
 * @param address  from where; empty where unknown
 */
public record AuditActor(String username, String address) {

    private static final AuditActor OFFICE = new AuditActor("", "");

    public static AuditActor of(Caller caller) {
        return new AuditActor(caller.username(), caller.address());
    }

    /** Somebody who has not shown who they are, such as one whose password was wrong. */
    public static AuditActor unknown(String address) {
        return new AuditActor("", address);
    }

    /** The office itself, which does some things at their time, or on the command line. */
    public static AuditActor office() {
        return OFFICE;
    }
}
