package dev.vireo.server;

import dev.vireo.server.audit.AuditRecords;
import dev.vireo.server.audit.AuditRoutes;
import dev.vireo.server.http.Routes;
import java.util.List;

/** Makes what shows the audit log. What is recorded there comes from all other services. */
final class AuditServices {

    private final Infrastructure base;
    private final AuditRecords records;

    AuditServices(Infrastructure base) {
        this.base = base;
        this.records = new AuditRecords(base.database(), base.log(), base.clock());
    }

    List<Routes> routes() {
        return List.of(new AuditRoutes(records));
    }

    void addChores(Housekeeping housekeeping) {
        housekeeping.everyByAge(Housekeeping.TIDYING, base.clock(), records::shorten);
    }
}
