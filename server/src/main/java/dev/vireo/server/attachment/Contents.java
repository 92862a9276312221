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
     * Begins a new content.
     *
     * @param quota in bytes, for all contents together, unfinished uploads included
     */
    ContentDraft begin(long quota) throws IOException;

    /** A file to read a content from. It may be removed at any time. Empty if the content is gone. */
    Optional<Path> find(String hash) throws IOException;

    /** The hashes among these that are stored. */
    Set<String> kept(Collection<String> hashes);

    /** All stored contents. The caller closes the stream. */
    Stream<StoredContent> all() throws IOException;

    /**
     * Deletes contents that no attachment uses, unless they were kept since then and their row may be on its way.
     *
     * @param keptBefore a time so long ago that the rows of contents kept before it exist
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

    /** A content that one thread is writing. Closing it deletes it unless it was kept. */
    interface ContentDraft extends AutoCloseable {

        /** @throws dev.vireo.server.problem.ProblemException 409 if there is no room left in the office */
        void write(byte[] bytes, int length) throws IOException;

        /**
         * Finishes writing.
         *
         * @return the content's hash, in hexadecimal
         * @throws dev.vireo.server.problem.ProblemException 409 if there is no room left in the office
         */
        String finish() throws IOException;

        /** The finished content, for inspection. */
        Path file();

        /** Stores it under its hash, unless an identical content exists. When this returns, it is on stable storage. */
        void keep() throws IOException;

        @Override
        void close() throws IOException;
    }
}
