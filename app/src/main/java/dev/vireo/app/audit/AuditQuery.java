package dev.vireo.app.audit;

import java.util.Optional;

/**
 * A filter for entries of the audit log.
 *
 * @param person the username of whoever did it, or whom it was done to
 * @param action its name on the wire
 */
public record AuditQuery(Optional<String> person, Optional<String> action) {

    static final AuditQuery EVERYTHING = new AuditQuery(Optional.empty(), Optional.empty());
}
