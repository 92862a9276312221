package dev.vireo.server.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stores the contents of files, each once, under the SHA-256 of its bytes: in a folder for an office with one server, in the
 * database for one with several. Thread-safe, across all servers of the office.
 */
public interface Contents {

    /**
     * Begins a content that is not known yet.
     *
     * @param quota in bytes, for all contents together, those that are only coming in included
     */
    ContentDraft begin(long quota) throws IOException;

    /** A file to read a content from; it may be removed at any time, and is empty once the content was. */
    Optional<Path> find(String hash) throws IOException;

    /** The hashes among these that are stored. */
    Set<String> kept(Collection<String> hashes);

    /** Everything that is kept. To be closed. */
    Stream<StoredContent> all() throws IOException;

    /**
     * Forgets contents that no attachment has, unless one was kept since: its row may be on its way.
     *
     * @param keptBefore long enough ago for the row of what was kept before to be there
     */
    void collect(Instant keptBefore) throws IOException;

    /** Keeps everything that is stored now until the hold is closed, on the same thread. Waits for a {@link #collect} under way. */
    default ContentHold hold() {
        return () -> {};
    }

    /** For as long as it is open, nothing is forgotten. */
    @FunctionalInterface
    interface ContentHold extends AutoCloseable {

        @Override
        void close();
    }

    /** @param size in bytes */
    record StoredContent(String hash, long size) {
    }

    /** A content that is being written, by one thread. Closing it deletes it, unless it was kept. */
    interface ContentDraft extends AutoCloseable {

        /** @throws dev.vireo.server.problem.ProblemException 409 if there is no room left in the office */
        void write(byte[] bytes, int length) throws IOException;

        /**
         * Ends the writing.
         *
         * @return the content's hash, in hexadecimal
         * @throws dev.vireo.server.problem.ProblemException 409 if there is no room left in the office
         */
        String finish() throws IOException;

        /** The finished content, for inspection. */
        Path file();

        /** Keeps it under its hash, or the same one that is there already. When this returns, it is on stable storage. */
        void keep() throws IOException;

        @Override
        void close() throws IOException;
    }
}
