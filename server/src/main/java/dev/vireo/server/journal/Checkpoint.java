package dev.vireo.server.journal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A moment from which on the journal is needed: what came before is on stable storage in the database itself.
 *
 * @param number   rises with each checkpoint
 * @param journal  the journal's name
 * @param position of the last record that is surely in the database; it may hold some more
 * @param state    how to find the database's content of that moment again
 */
public record Checkpoint(long number, byte[] journal, long position, byte[] state) {

    private static final byte[] MAGIC = {'V', 'I', 'R', 'E', 'O', 'C', 'H', 'K'};
    private static final int VERSION = 1;
    private static final int NAME = 16;
    private static final int HEAD = 8 + 4 + 8 + NAME + 8 + 4;
    private static final int CHECKSUM = 4;

    private static Path file(Path folder, long number) {
        return folder.resolve("checkpoint-" + number % 2);
    }

    /** Writes it over the one before the last, so that there is always a whole one. */
    void write(Path folder) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + state.length + CHECKSUM);
        bytes.put(MAGIC).putInt(VERSION).putLong(number).put(journal).putLong(position).putInt(state.length).put(state);
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        Path file = file(folder, number);
        boolean isNew = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            bytes.flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
            channel.force(true);
        }
        if (isNew) {
            JournalFolder.force(folder);
        }
    }

    /** The newest whole one in this folder. @throws DamagedJournalException if it was written by a newer version of Vireo */
    static Optional<Checkpoint> newest(Path folder) throws IOException {
        return Stream.of(read(file(folder, 0)), read(file(folder, 1))).flatMap(Optional::stream)
                .max(Comparator.comparingLong(Checkpoint::number));
    }

    /** Whether there is one, whole or not. */
    static boolean isThere(Path folder) {
        return Files.exists(file(folder, 0)) || Files.exists(file(folder, 1));
    }

    private static Optional<Checkpoint> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        try {
            byte[] magic = new byte[MAGIC.length];
            bytes.get(magic);
            int version = bytes.getInt();
            long number = bytes.getLong();
            byte[] journal = new byte[NAME];
            bytes.get(journal);
            long position = bytes.getLong();
            int length = bytes.getInt();
            if (!Arrays.equals(magic, MAGIC) || length < 0 || length > bytes.remaining() - CHECKSUM
                    || bytes.getInt(HEAD + length) != checksum(bytes.array(), HEAD + length)) {
                return Optional.empty();
            }
            if (version != VERSION) {
                throw new DamagedJournalException("its journal was written by a newer version of Vireo");
            }
            byte[] state = new byte[length];
            bytes.get(state);
            return Optional.of(new Checkpoint(number, journal, position, state));
        } catch (BufferUnderflowException cutShort) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    static byte[] freshName() {
        byte[] name = new byte[NAME];
        new SecureRandom().nextBytes(name);
        return name;
    }
}
