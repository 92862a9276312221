package dev.vireo.server.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the contents of files lie, each once, under the SHA-256 of its bytes. The one thing that would be different for an office
 * of several servers: they all have to see the same contents. Thread-safe; but whoever removes a content sees to it that nobody
 * keeps the same one at that moment.
 */
public interface Contents {

    /** Begins a content that is not known yet. */
    Draft begin() throws IOException;

    /** A file to read a content from; it may be removed at any time, and is empty once it was. */
    Optional<Path> find(String hash);

    /** Forgets a content. One that is not there is no mistake. */
    void remove(String hash) throws IOException;

    /** Everything that is kept. To be closed. */
    Stream<Kept> all() throws IOException;

    /** @param size in bytes */
    record Kept(String hash, long size) {
    }

    /** A content that is being written, by one thread. Closing it leaves nothing of it, unless it was kept. */
    interface Draft extends AutoCloseable {

        void write(byte[] bytes, int length) throws IOException;

        /** Ends the writing. @return the content's hash, in hexadecimal */
        String finish() throws IOException;

        /** What was written, for looking at. Finished. */
        Path file();

        /**
         * Keeps it under its hash. When this returns, it is on stable storage.
         *
         * @return false if the same content was there already
         */
        boolean keep() throws IOException;

        @Override
        void close() throws IOException;
    }
}
