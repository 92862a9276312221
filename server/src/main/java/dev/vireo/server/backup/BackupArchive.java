package dev.vireo.server.backup;

import dev.vireo.protocol.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a backup's entries one after the other, with bounded memory. The checksums wait in a file of their own until the end. */
final class BackupArchive implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ZipOutputStream zip;
    private final Path checksumFile;
    private final Writer checksums;
    private final BooleanSupplier stopped;
    private final byte[] buffer = new byte[BUFFER];
    private long entries;

    /**
     * @param checksumFile for the time being
     * @param stopped      asked again and again; when it says so, writing ends with an exception
     */
    BackupArchive(OutputStream out, Path checksumFile, BooleanSupplier stopped) throws IOException {
        this.zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER), StandardCharsets.UTF_8);
        // Most attachments are compressed already, and the disk should be the limit.
        zip.setLevel(Deflater.BEST_SPEED);
        this.checksumFile = checksumFile;
        this.checksums = Files.newBufferedWriter(checksumFile);
        this.stopped = stopped;
    }

    /** @return the SHA-256 of what was written */
    String add(String name, InputStream content) throws IOException {
        return add(name, content, OutputStream.nullOutputStream());
    }

    /** @param copy gets the same bytes */
    String add(String name, InputStream content, OutputStream copy) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        HashingStream hashing = new HashingStream(zip);
        for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
            BackupException.ifStopped(stopped);
            hashing.write(buffer, 0, length);
            copy.write(buffer, 0, length);
        }
        zip.closeEntry();
        String hash = hashing.hash();
        checksums.write(hash + "  " + name + "\n");
        entries++;
        return hash;
    }

    /** Writes the checksums, then the manifest, which says that everything is there. */
    void finish(String version, String createdAt, OfficeCounts counts, long damaged) throws IOException {
        checksums.close();
        zip.putNextEntry(new ZipEntry(BackupManifest.CHECKSUMS));
        HashingStream hashing = new HashingStream(zip);
        Files.copy(checksumFile, hashing);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
        zip.write(Json.writeBytes(new BackupManifest(BackupManifest.FORMAT, version, createdAt, counts, entries, hashing.hash(), damaged)));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() throws IOException {
        try (checksums) {
            zip.close();
        }
    }
}
