package dev.vireo.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** The files of the log, in a context of their own. */
final class LogFilesTest {

    private static final long MB = 1_024 * 1_024;

    @TempDir private Path disk;

    @Test
    void theClientsLogIsPrivateAndBounded() {
        Path folder = disk.resolve("state").resolve("logs");
        fill("vireo.logs", folder, "/logback-client.xml", 10 * MB + 3 * MB);

        assertThat(names(folder)).containsExactly("client.1.log", "client.2.log", "client.3.log", "client.4.log", "client.log");
        assertBounded(folder, 10 * MB + MB);
        assertThat(folder.resolve("client.log")).content().contains("the last line");
    }

    @Test
    void theLogOfAnOfficeInTheBackgroundIsPrivateAndBounded() throws IOException {
        Path folder = Files.createDirectories(disk.resolve("office"));
        Path old = Files.writeString(folder.resolve("office.log"), "from an earlier version, for all to read");
        if (isPosix()) {
            Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
        }
        fill("vireo.office", folder, "/logback-office.xml", 20 * MB + 6 * MB);

        assertThat(names(folder)).containsExactly("office.1.log", "office.2.log", "office.3.log", "office.log");
        assertBounded(folder, 20 * MB + MB);
    }

    @Test
    void aStackTraceHasNoMessages() {
        Path folder = disk.resolve("logs");
        LoggerContext context = context("vireo.logs", folder, "/logback-client.xml");
        RuntimeException failure = new IllegalStateException("INSERT … 'we meet at the bridge'",
                new IOException("unexpected token: we meet at the bridge"));
        failure.addSuppressed(new IllegalArgumentException("we meet at the bridge"));
        context.getLogger("dev.vireo.app.Anything").warn("Background work failed", failure);
        context.stop();

        assertThat(folder.resolve("client.log")).content().contains("WARN  Anything: Background work failed",
                "java.lang.IllegalStateException" + System.lineSeparator() + "\tat dev.vireo.app.log.LogFilesTest",
                "Caused by: java.io.IOException", "Suppressed: java.lang.IllegalArgumentException", "more").doesNotContain("bridge");
    }

    private static void fill(String property, Path folder, String settings, long bytes) {
        LoggerContext context = context(property, folder, settings);
        Logger log = context.getLogger("dev.vireo.app.Anything");
        String line = "x".repeat(32 * 1_024);
        for (long written = 0; written < bytes; written += line.length()) {
            log.warn(line);
        }
        log.warn("the last line");
        context.stop();
    }

    private static LoggerContext context(String property, Path folder, String settings) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty(property, folder.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(LogFiles.class.getResource(settings));
        } catch (JoranException e) {
            throw new AssertionError(e);
        }
        return context;
    }

    private static void assertBounded(Path folder, long most) {
        assertThat(files(folder).stream().mapToLong(file -> file.toFile().length()).sum()).isBetween(most / 2, most);
        Assumptions.assumeTrue(isPosix());
        assertThat(files(folder)).allSatisfy(
                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static List<String> names(Path folder) {
        return files(folder).stream().map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
