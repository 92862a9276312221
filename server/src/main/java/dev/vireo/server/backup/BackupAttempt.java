package dev.vireo.server.backup;

import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outcome of an attempt to make a backup: a backup, or the reason in one line. */
sealed interface BackupAttempt {

    /** A reason, in characters; paths in it can be long. */
    int LONGEST = 1_500;

    /** There is one. */
    record Made(VerifiedBackup backup) implements BackupAttempt {
    }

    /** There is none. */
    record Missed(String reason) implements BackupAttempt {
    }

    /** Makes one. Whatever goes wrong is in the outcome. */
    static BackupAttempt make(OfficeBackup backup, Path target, BackupListener listener, BooleanSupplier stopped) {
        Logger logger = LoggerFactory.getLogger(BackupAttempt.class);
        try {
            VerifiedBackup made = backup.run(target, listener, stopped);
            logger.info("Backed up. {}", String.join(" ", made.inLines()));
            return new Made(made);
        } catch (BackupException | ProblemException e) {
            return missed(logger, String.valueOf(e.getMessage()));
        } catch (FileSystemException e) {
            return missed(logger, "The backup can't be written: "
                    + Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName()) + ": " + e.getFile());
        } catch (IOException | InvalidPathException e) {
            return missed(logger, "The backup can't be written: " + e.getMessage());
        } catch (RuntimeException e) {
            logger.error("A backup failed", e);
            return missed(logger, "The backup failed. The server's log says why.");
        }
    }

    private static BackupAttempt missed(Logger logger, String reason) {
        String words = reason.replaceAll("\\s+", " ");
        String line = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        logger.warn("No backup was made: {}", line);
        return new Missed(line);
    }
}
