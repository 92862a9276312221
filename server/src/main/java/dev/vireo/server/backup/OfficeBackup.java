package dev.vireo.server.backup;

import dev.vireo.server.attachment.AttachedContents;
import dev.vireo.server.attachment.Contents;
import dev.vireo.server.database.Database;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * Backs up the office of a data folder, also while people write. Everything in it is from one moment: first the database, as it was when the
 * backup began or a little later, then the files that this database names, which meanwhile nobody may delete.
 */
public final class OfficeBackup {

    /** Why there is none of an office in PostgreSQL. */
    public static final String ONLY_OF_FOLDERS = "vireo-server backup only works on a data folder. For a PostgreSQL database, use "
            + "pg_dump; see docs/backup.md.";

    private final Path folder;
    private final Database database;
    private final Contents contents;
    private final String version;
    private final InstantSource clock;

    /** @param contents of the office's attachments, in the folder */
    public OfficeBackup(Path folder, Database database, Contents contents, String version, InstantSource clock) {
        this.folder = folder;
        this.database = database;
        this.contents = contents;
        this.version = version;
        this.clock = clock;
    }

    /**
     * Writes a backup and verifies it by restoring it into a temporary office. When this returns, the file is on stable storage.
     *
     * @param target  a file that does not exist yet, or a folder
     * @param listener told how far it is
     * @param stopped asked again and again; when it says so, the backup ends with an exception
     * @throws BackupException if there is no backup; then nothing is left of it
     */
    public VerifiedBackup run(Path target, BackupListener listener, BooleanSupplier stopped) throws IOException {
        try (WorkFolder work = WorkFolder.in(folder); BackupFile file = BackupFile.create(target, clock.instant())) {
            long acknowledged = database.read(BackupTable::pos);
            write(file, work, listener, stopped);
            file.sync();
            listener.verifying();
            BackupManifest manifest = verified(file.part(), work, acknowledged, stopped);
            Path finished = file.finish();
            return VerifiedBackup.of(finished, Files.size(finished), manifest);
        }
    }

    private void write(BackupFile file, WorkFolder work, BackupListener listener, BooleanSupplier stopped) throws IOException {
        try (BackupArchive archive = new BackupArchive(file.stream(), work.file("checksums"), stopped);
                Contents.ContentHold _ = contents.hold()) {
            Path copy = work.folder("database");
            addDatabase(archive, work.file("database.zip"), copy);
            try (Database copied = Database.open(copy)) {
                addFolder(archive, BackupManifest.ENTRIES, copy);
                OfficeCounts counts = copied.snapshot(BackupTable::counts);
                listener.copied(counts.inWords());
                long damaged = addAttachments(archive, copied, counts.files(), listener);
                addOthers(archive);
                archive.finish(version, clock.instant().toString(), counts, damaged);
            }
            WorkFolder.delete(copy);
        }
    }

    /** The log's files are as of the same moment once the copy was opened. */
    private void addDatabase(BackupArchive archive, Path h2Archive, Path copy) throws IOException {
        database.copyTo(h2Archive, copy);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(h2Archive));
                OutputStream out = Files.newOutputStream(copy.resolve(BackupManifest.DATABASE))) {
            if (zip.getNextEntry() == null) {
                throw new BackupException("The database couldn't be copied.");
            }
            archive.add(BackupManifest.DATABASE, zip, out);
        }
        Files.delete(h2Archive);
    }

    /** @return how many are missing or damaged in the office itself */
    private long addAttachments(BackupArchive archive, Database copied, long total, BackupListener listener) throws IOException {
        long[] damaged = new long[1];
        long[] done = new long[1];
        AttachedContents.each(copied, content -> {
            if (!add(archive, content)) {
                damaged[0]++;
            }
            done[0]++;
            listener.files(done[0], total);
        });
        return damaged[0];
    }

    /** A file whose content doesn't match its hash stays out: a backup must not pass on what is damaged as if it were whole. */
    private boolean add(BackupArchive archive, Contents.StoredContent content) throws IOException {
        Optional<Path> file = contents.find(content.hash());
        if (file.isEmpty() || !hash(file.get()).equals(content.hash())) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return archive.add(BackupManifest.attachment(content.hash()), in).equals(content.hash());
        }
    }

    private static String hash(Path file) throws IOException {
        try (HashingStream hashing = new HashingStream(OutputStream.nullOutputStream())) {
            Files.copy(file, hashing);
            return hashing.hash();
        } catch (NoSuchFileException | FileNotFoundException gone) {
            return "";
        }
    }

    /** The key by which clients know the office, and the settings in the folder. */
    private void addOthers(BackupArchive archive) throws IOException {
        addFolder(archive, BackupManifest.KEYS, folder);
        if (Files.isRegularFile(folder.resolve(BackupManifest.SETTINGS))) {
            addIfOfOffice(archive, BackupManifest.SETTINGS, folder.resolve(BackupManifest.SETTINGS));
        }
    }

    /** @param name with the slash at its end */
    private static void addFolder(BackupArchive archive, String name, Path parent) throws IOException {
        Path place = parent.resolve(name);
        if (Files.isDirectory(place)) {
            List<Path> files;
            try (Stream<Path> all = Files.list(place)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path each : files) {
                addIfOfOffice(archive, name + each.getFileName(), each);
            }
        }
    }

    private static void addIfOfOffice(BackupArchive archive, String name, Path file) throws IOException {
        if (BackupManifest.isOfOffice(name)) {
            try (InputStream in = Files.newInputStream(file)) {
                archive.add(name, in);
            }
        }
    }

    /** Reads the file back from the disk: its database and its log into a temporary office, its other files up to their checksums. */
    private static BackupManifest verified(Path part, WorkFolder work, long acknowledged, BooleanSupplier stopped) throws IOException {
        Path restored = work.folder("restored");
        Files.createDirectory(restored.resolve(BackupManifest.ENTRIES));
        BackupContents backup = new BackupContents(part, work.folder("reading"));
        BackupManifest manifest = backup.read(name -> {
            BackupException.ifStopped(stopped);
            boolean read = name.equals(BackupManifest.DATABASE) || name.startsWith(BackupManifest.ENTRIES);
            return read ? Files.newOutputStream(restored.resolve(name)) : OutputStream.nullOutputStream();
        });
        BackupException.ifStopped(stopped);
        RestoredOffice.verify(restored, backup, manifest);
        BackupException.ifStopped(stopped);
        if (manifest.counts().pos() < acknowledged) {
            throw new BackupException("The backup lacks changes that were made before it began.");
        }
        return manifest;
    }
}
