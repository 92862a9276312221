package dev.vireo.server.audit;

import dev.vireo.protocol.AuditAction;
import java.util.Optional;

/**
 * A filter for entries of the audit log; all given conditions hold.
 *
 * @param actor  who did it
 * @param person who did it, or whom it was done to
 */
record AuditFilter(Optional<String> actor, Optional<String> person, Optional<AuditAction> action) {
}
