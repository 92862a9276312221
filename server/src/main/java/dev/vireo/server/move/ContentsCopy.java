package dev.vireo.server.move;

import dev.vireo.server.attachment.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Copies the contents of files that the target does not have yet, and checks each by its hash. */
final class ContentsCopy {

    private static final int BUFFER = 64 * 1024;

    private final Contents from;
    private final Contents to;
    private final MoveProgress progress;
    private final Runnable checkStopped;
    private final Set<String> brought = new TreeSet<>();
    private final Set<String> damaged = new TreeSet<>();

    /** @param checkStopped throws if the move is to be interrupted */
    ContentsCopy(Contents from, Contents to, MoveProgress progress, Runnable checkStopped) {
        this.from = from;
        this.to = to;
        this.progress = progress;
        this.checkStopped = checkStopped;
    }

    void run() throws IOException {
        List<String> hashes;
        try (Stream<Contents.StoredContent> all = from.all()) {
            hashes = all.map(Contents.StoredContent::hash).toList();
        }
        long done = 0;
        for (String hash : hashes) {
            checkStopped.run();
            boolean there = !to.kept(List.of(hash)).isEmpty() || copyMissing(hash);
            (there ? brought : damaged).add(hash);
            progress.at("contents", ++done, hashes.size());
        }
        if (hashes.isEmpty()) {
            progress.at("contents", 0, 0);
        }
    }

    private boolean copyMissing(String hash) throws IOException {
        Optional<Path> file = from.find(hash);
        if (file.isEmpty()) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file.get()); Contents.ContentDraft draft = to.begin(Long.MAX_VALUE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                draft.write(buffer, read);
            }
            boolean whole = draft.finish().equals(hash);
            if (whole) {
                draft.keep();
            }
            return whole;
        }
    }

    /** The contents that do not match their hash. They were damaged before the move and are not copied. */
    Set<String> damaged() {
        return damaged;
    }

    /** The checksum of the copied contents. Either side may have more contents, which no file uses. */
    TableChecksum.ChecksumTotal total(Contents contents) throws IOException {
        TableChecksum sum = new TableChecksum();
        try (Stream<Contents.StoredContent> all = contents.all()) {
            all.filter(kept -> brought.contains(kept.hash())).forEach(kept -> sum.add(new Object[] {kept.hash(), kept.size()}));
        }
        return sum.total();
    }
}
