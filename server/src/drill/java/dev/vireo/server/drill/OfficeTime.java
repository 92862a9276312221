package dev.vireo.server.drill;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The time of an office, which a drill sets while the office's server runs in another process: the computer's, and so much more or
 * less. Both processes map one small file. Threads and processes see a change at once.
 */
final class OfficeTime implements InstantSource, AutoCloseable {

    private static final String PROPERTY = "drill.time";
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int SECONDS = 0;
    private static final int CHORES_WANTED = 8;
    private static final int CHORES_DONE = 16;
    private static final int SIZE = 24;

    private final Path file;
    private final ByteBuffer shared;

    private OfficeTime(Path file) throws IOException {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE).order(ByteOrder.nativeOrder());
        }
    }

    static OfficeTime make() throws IOException {
        Path file = Files.createTempFile("vireo-drill-", ".time");
        Files.write(file, new byte[SIZE]);
        return new OfficeTime(file);
    }

    /** In the server's process. */
    static OfficeTime given() throws IOException {
        return new OfficeTime(Path.of(System.getProperty(PROPERTY)));
    }

    List<String> option(List<String> others) {
        List<String> options = new ArrayList<>(others);
        options.add("-D" + PROPERTY + "=" + file);
        return options;
    }

    /** @param ahead of the computer's clock; negative behind it */
    void set(Duration ahead) {
        LONGS.setVolatile(shared, SECONDS, ahead.toSeconds());
    }

    @Override
    public Instant instant() {
        return Instant.now().plusSeconds((long) LONGS.getVolatile(shared, SECONDS));
    }

    /** Asks the server to do at once what it otherwise does every hour. @return a number for {@link #areChoresDone} */
    long wantChores() {
        return (long) LONGS.getAndAdd(shared, CHORES_WANTED, 1L) + 1;
    }

    boolean areChoresDone(long number) {
        return (long) LONGS.getVolatile(shared, CHORES_DONE) >= number;
    }

    /** In the server's process: does what is wanted. */
    void doChores(Runnable chores) {
        long wanted = (long) LONGS.getVolatile(shared, CHORES_WANTED);
        if (wanted > (long) LONGS.getVolatile(shared, CHORES_DONE)) {
            chores.run();
            LONGS.setVolatile(shared, CHORES_DONE, wanted);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
