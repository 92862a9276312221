package dev.vireo.server;

import dev.vireo.server.audit.AuditVerdict;
import dev.vireo.server.audit.AuditVerification;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.UnsuitableDatabaseException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** Verifies the audit log of an office: in a data folder that no server has open, or on PostgreSQL, also while servers run. */
final class AuditCommand {

    private final Config config;

    AuditCommand(Config config) {
        this.config = config;
    }

    /** @return whether it is unbroken @throws StartException if there is no office that can be read */
    boolean verify(Consumer<String> lines) {
        AuditVerdict verdict = config.databaseUrl().isEmpty() ? ofFolder() : ofPostgres();
        lines.accept(verdict.line());
        return verdict.fault().isEmpty();
    }

    private AuditVerdict ofFolder() {
        OfficeFile file = new OfficeFile(config.data());
        if (!Files.exists(file.path())) {
            file.requireThere();
            throw new StartException("There is no office in the data folder " + config.data() + ". Check the path given with --data.");
        }
        try (DataFolder folder = open(); Database database = Database.open(folder.path())) {
            return AuditVerification.run(database);
        } catch (StartException e) {
            throw e;
        } catch (RuntimeException e) {
            throw file.unreadable(e);
        }
    }

    private DataFolder open() {
        try {
            return DataFolder.open(config.data());
        } catch (FolderInUseException e) {
            throw new StartException("A server has the data folder " + config.data()
                    + " open. Stop it first, or verify while it runs: an owner in the client, or with POST /api/v1/audit/verify.");
        }
    }

    private AuditVerdict ofPostgres() {
        try (Database database = Database.open(config.databaseUrl())) {
            return AuditVerification.run(database);
        } catch (UnsuitableDatabaseException e) {
            throw new StartException(e.getMessage());
        } catch (RuntimeException e) {
            throw new StartException("The database given with --database-url can't be opened. Check that it exists.");
        }
    }
}
