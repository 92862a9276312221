package dev.vireo.server;

import dev.vireo.server.database.Database;
import dev.vireo.server.database.DiskSpace;
import dev.vireo.server.database.UnsuitableDatabaseException;
import dev.vireo.server.log.Log;
import dev.vireo.server.move.MoveMarks;
import dev.vireo.server.office.OfficeSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the office's database, in its file or on PostgreSQL, and makes sure that this server should serve it. */
final class OfficeDatabase {

    private static final Logger logger = LoggerFactory.getLogger(OfficeDatabase.class);

    private OfficeDatabase() {
    }

    static Database open(Config config, DataFolder folder) {
        return config.databaseUrl().isEmpty() ? openFile(config, folder.path()) : openPostgres(config);
    }

    private static Database openFile(Config config, Path folder) {
        OfficeFile file = new OfficeFile(folder);
        file.requireThere();
        FolderMark mark = new FolderMark(folder);
        boolean copy = mark.isCopy();
        if (copy) {
            logger.info("This data folder is a copy, or was moved: checking all of it before it is served");
            file.requireWholeCopy();
        }
        Database database = open(config, folder, file);
        try {
            if (copy) {
                Log.beginNewEpoch(database);
            }
            mark.remember();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database open(Config config, Path folder, OfficeFile file) {
        try {
            return Database.open(folder, DiskSpace.of(folder, config.minimumFree()));
        } catch (RuntimeException e) {
            logger.debug("The database cannot be opened", e);
            throw file.unreadable(e);
        }
    }

    private static Database openPostgres(Config config) {
        try {
            return Database.open(config.databaseUrl());
        } catch (UnsuitableDatabaseException e) {
            throw new StartException(e.getMessage());
        } catch (RuntimeException e) {
            logger.error("The database cannot be opened", e);
            throw new StartException("The database given with --database-url can't be opened. "
                    + "Check that it exists and that this user may create tables in it.");
        }
    }

    /** @throws StartException if the office is half moved, was moved to another place, or is not the one that was set up here */
    static void requireServable(Config config, DataFolder folder, Database database) {
        requireAtHome(config, database);
        if (config.databaseUrl().isEmpty()) {
            new OfficeFile(folder.path()).requireSetUp(database.read(OfficeSettings::name).isPresent());
        }
    }

    /** Prevents a half-moved or moved office from being served by mistake. */
    private static void requireAtHome(Config config, Database database) {
        Optional<String> elsewhere = config.databaseUrl().isEmpty() ? MoveMarks.obstacle(config.data()) : Optional.empty();
        elsewhere.or(() -> MoveMarks.obstacle(database)).ifPresent(reason -> {
            throw new StartException(reason);
        });
    }
}
