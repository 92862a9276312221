package dev.vireo.server.backup;

import dev.vireo.protocol.Json;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Reads a backup from its first byte to its last and compares all of it with its own checksums. What it hands out is to be used only
 * once {@link #read} has returned. Memory stays bounded, however much there is.
 */
final class BackupContents {

    private final Path file;
    private final Path work;
    private final RestoreListener listener;

    /** Where an entry goes. */
    @FunctionalInterface
    interface EntryPlaces {

        /** To be closed by the caller; {@link OutputStream#nullOutputStream()} for what is only to be read. */
        OutputStream place(String name) throws IOException;
    }

    /** @param work a folder for the checksums meanwhile */
    BackupContents(Path file, Path work) {
        this(file, work, RestoreListener.NONE);
    }

    BackupContents(Path file, Path work, RestoreListener listener) {
        this.file = file;
        this.work = work;
        this.listener = listener;
    }

    /** @throws BackupException if it is no whole and undamaged backup that this version can read */
    BackupManifest read(EntryPlaces places) throws IOException {
        Path computed = work.resolve("computed");
        long entries = 0;
        boolean checksumsRead = false;
        String checksumsHash = "";
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(new WatchedStream(file, listener), 64 * 1024),
                StandardCharsets.UTF_8);
                Writer lines = Files.newBufferedWriter(computed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.equals(BackupManifest.NAME) && checksumsRead) {
                    BackupManifest manifest = manifest(zip);
                    lines.flush();
                    require(manifest.entries() == entries && manifest.checksumsHash().equals(checksumsHash)
                            && Files.mismatch(computed, work.resolve("listed")) < 0);
                    requireEnd(zip);
                    return manifest;
                } else if (name.equals(BackupManifest.CHECKSUMS) && !checksumsRead) {
                    checksumsRead = true;
                    checksumsHash = copy(zip, Files.newOutputStream(work.resolve("listed")));
                } else {
                    require(BackupManifest.isOfOffice(name) && !checksumsRead);
                    lines.write(copy(zip, places.place(name)) + "  " + name + "\n");
                    entries++;
                }
            }
        } catch (ZipException | EOFException | FileAlreadyExistsException | IllegalArgumentException e) {
            throw damaged();
        }
        throw entries == 0 && !checksumsRead ? new BackupException(BackupFault.NOT_A_BACKUP, file + " isn't a backup of Vireo.")
                : new BackupException(BackupFault.CUT_SHORT,
                        "The backup " + file + " is incomplete: it ends too early.");
    }

    /** Behind the last entry there is the list of all, which a file that was cut short does not have. */
    private void requireEnd(ZipInputStream zip) throws IOException {
        require(zip.getNextEntry() == null);
        try (ZipFile whole = new ZipFile(file.toFile())) {
            require(whole.getEntry(BackupManifest.NAME) != null);
        }
    }

    private BackupManifest manifest(ZipInputStream zip) throws IOException {
        byte[] json = zip.readNBytes(BackupManifest.LARGEST);
        BackupManifest manifest;
        try {
            manifest = Json.read(json, BackupManifest.class);
        } catch (Json.InvalidJsonException e) {
            throw damaged();
        }
        if (manifest.format() > BackupManifest.FORMAT) {
            throw new BackupException(BackupFault.NEWER, "The backup " + file + " was made by a newer version of Vireo, "
                    + printable(manifest.version()) + ". Restore it with that version.");
        }
        return manifest;
    }

    static String printable(String version) {
        return version.replaceAll("[^0-9A-Za-z.+-]", "?");
    }

    private static String copy(InputStream entry, OutputStream place) throws IOException {
        try (HashingStream hashing = new HashingStream(place)) {
            entry.transferTo(hashing);
            return hashing.hash();
        }
    }

    private void require(boolean sound) {
        if (!sound) {
            throw damaged();
        }
    }

    private BackupException damaged() {
        return new BackupException(BackupFault.DAMAGED,
                "The backup " + file + " is damaged: its contents don't match its checksums.");
    }

    /** The files in it, each with its computed checksum, once it was read. */
    BufferedReader names() throws IOException {
        return Files.newBufferedReader(work.resolve("computed"));
    }
}
