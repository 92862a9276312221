package dev.vireo.server.backup;

import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says which folders owners may choose for backups. A backup holds every message and the office's key, so whoever holds an owner's
 * token must not send it wherever they like: a folder is chosen on the server's computer, or within the one that its administrator
 * has set. Nothing is looked at on the disk for those who may not choose.
 */
public final class BackupFolders {

    private static final int LONGEST = 1_000;

    private final Path data;
    private final Optional<Path> root;

    /**
     * @param data the office's folder
     * @param root in which the folder must be, then for requests from anywhere; empty for any folder, but only on this computer
     */
    public BackupFolders(Path data, Optional<Path> root) {
        this.data = data;
        this.root = root;
    }

    /** @param here whether the request was made on the server's computer */
    boolean mayChoose(boolean here) {
        return here || root.isPresent();
    }

    Optional<Path> root() {
        return root;
    }

    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The folder that was asked for, which exists and can be written to after this.
     *
     * @throws ProblemException if it cannot be had
     */
    Path choose(String text, boolean here) {
        if (!mayChoose(here)) {
            throw new ProblemException(403, "backup_folder_elsewhere", "Choose the folder for backups on the computer that the server runs "
                    + "on, or have its administrator set backup-folder.");
        }
        Path folder = path(text).filter(Path::isAbsolute).map(Path::normalize).orElseThrow(() -> ProblemException.badField("folder",
                "The folder must be an absolute path on the server's computer."));
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badField("folder", "A folder's path has at most " + LONGEST + " characters, all of them visible.");
        }
        requireAllowed(folder);
        requireAllowed(real(folder));
        Path there = existing(folder);
        requireWritable(there);
        return there;
    }

    private void requireAllowed(Path folder) {
        if (root.isPresent() && !folder.startsWith(root.get()) && !folder.startsWith(real(root.get()))) {
            throw new ProblemException(403, "backup_folder_not_allowed", "On this server, backups go into " + root.get()
                    + " or a folder in it.", Map.of("root", root.get().toString()));
        }
        if (folder.startsWith(data) || folder.startsWith(real(data))) {
            throw ProblemException.conflict("backup_folder_in_office", "A backup in the office's own folder would be lost with it. "
                    + "Choose a folder elsewhere, best on another disk.");
        }
    }

    private static Path existing(Path folder) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        if (Files.exists(folder)) {
            throw ProblemException.conflict("backup_folder_not_a_folder", folder + " isn't a folder.");
        }
        Path parent = folder.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw ProblemException.conflict("backup_folder_missing", "Neither " + folder + " nor the folder around it exists on the "
                    + "server's computer.");
        }
        try {
            return Files.createDirectory(folder, WorkFolder.privately("rwx------"));
        } catch (IOException e) {
            throw notWritable(folder);
        }
    }

    private static void requireWritable(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "vireo-", ".test", WorkFolder.privately("rw-------")));
        } catch (IOException e) {
            throw notWritable(folder);
        }
    }

    private static ProblemException notWritable(Path folder) {
        return ProblemException.conflict("backup_folder_not_writable", "The office's server may not write to " + folder + ".");
    }

    /** Without symbolic links, as far as it exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(Objects.requireNonNull(path.getFileName()));
        }
    }
}
