package dev.vireo.server;

import dev.vireo.server.attachment.AttachmentCheck;
import dev.vireo.server.backup.OfficeRestore;
import dev.vireo.server.database.Database;
import dev.vireo.server.segment.DamagedSegmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The file that holds an office's database. Tells from outside whether it is the right one. */
final class OfficeFile {

    private static final String NAME = "office.mv.db";
    private static final String COPY = "office-before-compacting.zip";
    private static final String RESTORING = "see \"Restoring\" in docs/administration.md";
    private static final int LONGEST_REASON = 200;

    private final Path folder;

    OfficeFile(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder.resolve(NAME);
    }

    /**
     * A folder with an office's files but without its database is not treated as a new office.
     *
     * @throws StartException if this is such a folder
     */
    void requireThere() {
        if (Files.exists(folder.resolve(OfficeRestore.UNFINISHED))) {
            throw new StartException("A restore into the data folder " + folder
                    + " was interrupted. Delete what is in the folder, and restore the backup again.");
        }
        boolean missing = !Files.exists(path());
        if ((missing || isEmpty()) && (holdsAttachments() || holdsEntries() || Files.exists(folder.resolve(COPY)))) {
            throw new StartException("The office's database " + path() + " is " + (missing ? "missing" : "empty")
                    + ", but " + (holdsAttachments() ? "its attachments are" : "its log is") + " there. Restore it from a backup ("
                    + restoring()
                    + "), or choose another folder for a new office.");
        }
    }

    /**
     * Reads a folder that no server has served yet from end to end: it may be a copy that was taken in the middle of a change.
     *
     * @throws StartException if anything is missing in it
     */
    void requireWholeCopy() {
        if (!Files.exists(path())) {
            return;
        }
        try {
            Database.check(folder).stream().filter(table -> !table.damage().isEmpty()).findFirst().ifPresent(damaged -> {
                throw damaged.isLog() ? new DamagedSegmentException(damaged.damage())
                        : new IllegalStateException("what is in " + damaged.name() + " can't be read");
            });
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
        int missing = missingAttachments();
        if (missing > 0) {
            throw new StartException("The data folder " + folder + " isn't complete: the database knows " + missing
                    + " attachments that are not there. If it is a copy, take it again while no server runs, or use vireo-server backup. "
                    + "To serve it without them, run vireo-server check --data " + folder + " --accept.");
        }
    }

    private int missingAttachments() {
        try (Database database = Database.open(folder)) {
            return AttachmentCheck.missing(database, folder.resolve("attachments"), line -> {}).size();
        } catch (IOException e) {
            throw new StartException("The attachments in " + folder + " can't be read: " + e.getMessage());
        }
    }

    /** @throws StartException if a database that knows of no office lies beside an office's files */
    void requireSetUp(boolean setUp) {
        if (!setUp && holdsAttachments()) {
            throw new StartException(
                    "The database " + path() + " contains no office, but the folder contains an office's attachments. Restore the "
                            + "right database from a backup (" + restoring() + "), or choose another folder for a new office.");
        }
    }

    /** Explains in one line why the office cannot be served. */
    StartException unreadable(Exception failure) {
        return new StartException("The office's database " + path() + " can't be opened and may be damaged: " + reason(failure)
                + ". Restore it from a backup (" + restoring() + "). vireo-server check --data " + folder
                + " shows what can still be read." + withoutLog(failure));
    }

    private String withoutLog(Exception failure) {
        boolean ofTheLog = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(DamagedSegmentException.class::isInstance);
        return ofTheLog ? " If only entries/ is lost, check with --new-log lets the office go on without it." : "";
    }

    private String restoring() {
        return Files.exists(folder.resolve(COPY)) ? COPY + " in the folder is a copy; " + RESTORING : RESTORING;
    }

    private boolean isEmpty() {
        try {
            return Files.size(path()) == 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean holdsAttachments() {
        Path attachments = folder.resolve("attachments");
        if (!Files.isDirectory(attachments)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(attachments, 2)) {
            return files.anyMatch(file -> file.getFileName().toString().length() == 64 && Files.isRegularFile(file));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean holdsEntries() {
        Path entries = folder.resolve("entries");
        if (!Files.isDirectory(entries)) {
            return false;
        }
        try (Stream<Path> files = Files.list(entries)) {
            return files.findAny().isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String reason(Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
    }
}
