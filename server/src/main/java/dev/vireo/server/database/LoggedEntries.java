package dev.vireo.server.database;

import dev.vireo.server.journal.JournaledStatement;
import dev.vireo.server.segment.EntryFiles;
import dev.vireo.server.segment.StoredEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the log of an office in a file. They lie in files beside H2's and follow the journal as it does: what a transaction adds
 * is in its record, counts once that is on stable storage, and is synced with the next checkpoint. Which of them count says the log's
 * head in H2: those behind it belong to a transaction that is not committed. See decision 71 in docs/decisions.
 */
public final class LoggedEntries {

    /** How entries stand in the journal, among the statements. */
    private static final String ENTRIES = "entries of the log";
    private static final String FOLDER = "entries";
    /** In a folder of files that were copied while somebody added to them. */
    private static final String COPIED = "copied";

    private final Path folder;
    /** Whether the log begins anew, since its files are lost. */
    private final boolean isAnew;
    private final List<StoredEntry> added = new ArrayList<>();
    private volatile @Nullable EntryFiles files;

    LoggedEntries(Path dataFolder) {
        this(dataFolder, false);
    }

    private LoggedEntries(Path dataFolder, boolean isAnew) {
        this.folder = dataFolder.resolve(FOLDER);
        this.isAnew = isAnew;
    }

    /** Of an office whose log's files are lost: they are put aside, and the log goes on without any entry of before. */
    static LoggedEntries anew(Path dataFolder) {
        return new LoggedEntries(dataFolder, true);
    }

    /** Work with the files. */
    @FunctionalInterface
    private interface FileWork<T> {

        T with(EntryFiles files) throws IOException;
    }

    private <T> T with(FileWork<T> work) {
        EntryFiles now = files;
        if (now == null) {
            throw away();
        }
        try {
            return work.with(now);
        } catch (IOException e) {
            throw now.isClosed() ? away() : new UncheckedIOException("The log's files can't be used", e);
        } catch (RuntimeException e) {
            throw now.isClosed() ? away() : e;
        }
    }

    private static StorageFailure away() {
        return new StorageFailure(new SQLTransientConnectionException("the log's files are not open"));
    }

    /** Before anything is repeated from the journal: removes what was written after the checkpoint. */
    void recover(Connection h2) throws IOException {
        Optional<LogState> state = LogState.of(h2);
        if (!isAnew && state.isPresent() && state.get().isInFiles()) {
            files = EntryFiles.cut(folder, state.get().name(), state.get().last());
        }
    }

    /** H2 is up to date and has all its tables. */
    void open(Connection h2) throws IOException {
        Optional<LogState> state = LogState.of(h2);
        if (isAnew) {
            files = state.orElseThrow().beginAnew(h2, folder);
            return;
        }
        if (state.isEmpty() || state.get().isArriving()) {
            return;
        }
        if (!state.get().isInFiles()) {
            close();
            files = state.get().takeOver(h2, folder);
        } else if (files == null) {
            files = open(state.get());
        }
        with(now -> {
            now.require(state.get().first(), state.get().last());
            return true;
        });
    }

    private EntryFiles open(LogState state) throws IOException {
        Path copied = folder.resolve(COPIED);
        if (!Files.exists(copied)) {
            return EntryFiles.open(folder, state.name(), state.last());
        }
        EntryFiles cut = EntryFiles.cut(folder, state.name(), state.last());
        cut.force();
        Files.delete(copied);
        return cut;
    }

    /** Reads all of them. @return how many; empty if they are not in files yet */
    static Optional<Long> readAll(Path dataFolder, Connection h2) throws IOException {
        LoggedEntries reading = new LoggedEntries(dataFolder);
        Optional<LogState> state = LogState.of(h2).filter(found -> found.isInFiles() && !found.isArriving());
        if (state.isEmpty()) {
            return Optional.empty();
        }
        try (EntryFiles opened = reading.open(state.get())) {
            opened.require(state.get().first(), state.get().last());
            return Optional.of(opened.readAll());
        }
    }

    /** A transaction begins. */
    void beginTransaction() {
        added.clear();
    }

    /** Adds entries to the durable transaction that this thread is in. */
    public void add(List<StoredEntry> entries) {
        added.addAll(entries);
    }

    /** The record of a transaction that made these changes. */
    List<JournaledStatement> with(List<JournaledStatement> changes) {
        if (added.isEmpty()) {
            return changes;
        }
        List<JournaledStatement> all = new ArrayList<>(changes);
        all.add(new JournaledStatement(ENTRIES, List.of(
                added.stream().map(StoredEntry::pos).toArray(Long[]::new),
                added.stream().map(entry -> entry.at().toString()).toArray(String[]::new),
                added.stream().map(StoredEntry::type).toArray(String[]::new),
                added.stream().map(StoredEntry::audience).toArray(String[]::new),
                added.stream().map(StoredEntry::data).toArray(String[]::new))));
        return all;
    }

    /** Before the transaction's record is written: if there is no space left for them, nothing has happened yet. */
    void write() {
        if (!added.isEmpty()) {
            with(now -> {
                now.write(added);
                return true;
            });
        }
    }

    /** The transaction's record is on stable storage. */
    void publish() {
        if (!added.isEmpty()) {
            with(now -> {
                now.publish();
                return true;
            });
        }
    }

    private void append(List<StoredEntry> entries) {
        with(now -> {
            now.append(entries);
            return true;
        });
    }

    /** Adds the entries of a record once more. @return whether these were any */
    boolean repeat(JournaledStatement statement) {
        if (!statement.sql().equals(ENTRIES)) {
            return false;
        }
        if (isAnew) {
            return true;
        }
        Object[][] columns = statement.values().stream().map(value -> value instanceof Object[] column ? column : new Object[0])
                .toArray(Object[][]::new);
        List<StoredEntry> entries = new ArrayList<>();
        for (int i = 0; i < columns[0].length; i++) {
            entries.add(new StoredEntry((Long) columns[0][i], Instant.parse((String) columns[1][i]), (String) columns[2][i],
                    (String) columns[3][i], (String) columns[4][i]));
        }
        append(entries);
        return true;
    }

    /** Whether the files are there, and no checkpoint says so yet. */
    boolean isUnsettled() {
        return files != null && EntryFiles.isBegun(folder);
    }

    /** A checkpoint is complete. */
    void settle() throws IOException {
        if (files != null) {
            EntryFiles.settle(folder);
        }
    }

    /** Syncs what H2 has committed. */
    void force() throws IOException {
        EntryFiles now = files;
        if (now != null) {
            now.force();
        }
    }

    /** Whatever was written since the last checkpoint is written again when they are opened again. */
    void close() {
        EntryFiles now = files;
        files = null;
        if (now != null) {
            try {
                now.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The entries after a position and up to another, in order; none behind the log's head may be asked for.
     *
     * @param audiences for whom; null for all
     */
    public List<StoredEntry> read(long after, long upTo, @Nullable Set<String> audiences, int limit) {
        return with(now -> now.read(after, upTo, audiences, limit));
    }

    /** @see EntryFiles#lastBefore */
    public long lastBefore(Instant time, long upTo) {
        return with(now -> now.lastBefore(time, upTo));
    }

    /** @see EntryFiles#beginBefore */
    public boolean beginBefore(long first) {
        return with(now -> now.beginBefore(first));
    }

    /** @see EntryFiles#rewrites */
    public long rewrites() {
        return with(EntryFiles::rewrites);
    }

    /** @see EntryFiles#rewrite */
    public boolean rewrite(long first, Map<Long, String> replaced) {
        return with(now -> now.rewrite(first, replaced));
    }

    /** @see EntryFiles#hold */
    EntryFiles.CopyHold hold() {
        return with(EntryFiles::hold);
    }

    /** Copies the files for a copy of H2's file that was made in this hold; whoever opens both cuts them to the same moment. */
    void copyTo(Path dataFolder) {
        with(now -> {
            Path target = Files.createDirectories(dataFolder.resolve(FOLDER));
            Files.createFile(target.resolve(COPIED));
            now.copyTo(target);
            return true;
        });
    }
}
