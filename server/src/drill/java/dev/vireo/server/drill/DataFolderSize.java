package dev.vireo.server.drill;

import dev.vireo.server.Main;
import dev.vireo.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How much room the data folder of a running office takes, at its most, and how much of it the office needs. */
final class DataFolderSize implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String LOG = "log";
    private static final String DATABASE = "office.mv.db";
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private volatile long most;
    private volatile boolean closed;

    DataFolderSize(Path folder) {
        this.folder = folder;
        Thread.ofPlatform().name("data-folder-size").daemon().start(() -> {
            while (!closed) {
                most = Math.max(most, now());
                Await.time(BETWEEN_LOOKS);
            }
        });
    }

    private long now() {
        return size(folder);
    }

    /** What the drill itself has the server write there does not count. */
    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder.resolve(LOG))).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            return 0;
        }
    }

    /** The most that it took since the last call. */
    long mostSinceLast() {
        long found = Math.max(most, now());
        most = 0;
        return found;
    }

    /** What it takes when the database is compacted and closed. Nobody may change anything meanwhile. */
    long live() throws IOException, InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Path copy = Files.createTempDirectory("vireo-drill-live-");
            try {
                Folders.copy(folder, copy, folder.resolve(LOG));
                if (compact(copy)) {
                    Files.deleteIfExists(copy.resolve("office-before-compacting.zip"));
                    return size(copy);
                }
            } catch (IOException changedMeanwhile) {
                // Copied again.
            } finally {
                Folders.delete(copy);
            }
        }
        throw new IOException("no copy of the data folder could be compacted");
    }

    private static boolean compact(Path copy) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "compact", "--data", copy.toString())
                .redirectErrorStream(true).redirectOutput(copy.resolve(LOG).toFile()).start();
        return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0 && Files.exists(copy.resolve(DATABASE));
    }

    @Override
    public void close() {
        closed = true;
    }
}
