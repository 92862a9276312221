package dev.vireo.installer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes tar archives whose bytes depend on nothing but their contents and one time. */
final class TarArchive implements AutoCloseable {

    private final TarArchiveOutputStream out;
    private final Instant time;

    TarArchive(OutputStream out, Instant time) {
        this.out = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        this.out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        this.time = time;
    }

    /** @param prefix before each path: {@code ./} in a deb */
    void tree(String prefix, FileTree tree) throws IOException {
        for (String folder : tree.folders()) {
            put(new TarArchiveEntry(prefix + folder + "/", TarConstants.LF_DIR, true), 0755, 0);
            out.closeArchiveEntry();
        }
        for (Map.Entry<String, PackedFile> each : tree.files().entrySet()) {
            switch (each.getValue()) {
                case PackedFile.Content content -> {
                    put(new TarArchiveEntry(prefix + each.getKey(), true), content.mode(), Files.size(content.source()));
                    Files.copy(content.source(), out);
                }
                case PackedFile.Link link -> {
                    TarArchiveEntry entry = new TarArchiveEntry(prefix + each.getKey(), TarConstants.LF_SYMLINK, true);
                    entry.setLinkName(link.target());
                    put(entry, 0777, 0);
                }
            }
            out.closeArchiveEntry();
        }
    }

    void text(String name, String text, int mode) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(new TarArchiveEntry(name, true), mode, bytes.length);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private void put(TarArchiveEntry entry, int mode, long size) throws IOException {
        entry.setMode(mode);
        entry.setSize(size);
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        entry.setModTime(Date.from(time));
        out.putArchiveEntry(entry);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
