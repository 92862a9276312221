package dev.vireo.app;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.time.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The office of a {@link Rehearsal}, with Shyam, Rama and their colleagues. In a process of its own, so that a client that rehearses
 * learns nothing of what only a server needs; it ends with the client.
 */
public final class RehearsedOffice implements AutoCloseable {

    /** How it is entered. @param shyam his token. @param rama hers */
    record OfficeEntry(URI address, String shyam, String rama) {
    }

    private static final String PASSWORD = "nobody needs this one";
    private static final int COLLEAGUES = 30;
    private static final String APART = " ";
    private static final String ENTRY = "entry";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration AGAIN = Duration.ofMillis(30);

    private final Process process;
    private final OfficeEntry entry;

    private RehearsedOffice(Process process, OfficeEntry entry) {
        this.process = process;
        this.entry = entry;
    }

    /** Serves it until the standard input ends. @param arguments the folder, which need not exist yet */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (LocalOffice office = open(folder)) {
            OfficeEntry entry = found(office);
            Path written = Files.writeString(folder.resolve("entry.part"),
                    String.join(APART, entry.address().toString(), entry.shyam(), entry.rama()));
            Files.move(written, folder.resolve(ENTRY));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    static RehearsedOffice start(Path folder) throws IOException, InterruptedException, TimeoutException {
        Files.createDirectories(folder);
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"), "-cp",
                System.getProperty("java.class.path"), RehearsedOffice.class.getName(), folder.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolveSibling("office.log").toFile()).start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Files.notExists(folder.resolve(ENTRY))) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroy();
                throw new TimeoutException("The office didn't open");
            }
            Pause.of(AGAIN);
        }
        String[] words = Files.readString(folder.resolve(ENTRY)).split(APART);
        return new RehearsedOffice(process, new OfficeEntry(URI.create(words[0]), words[1], words[2]));
    }

    static LocalOffice open(Path folder) throws IOException {
        Files.createDirectories(folder);
        // Any port: the usual one may be another office's.
        Files.writeString(folder.resolve("vireo.properties"), "host=127.0.0.1\nport=0\n");
        return LocalOffice.open(folder, LocalOffice.Reach.THIS_COMPUTER);
    }

    static OfficeEntry found(LocalOffice office) {
        try (ServerClient client = ServerClient.of(office.address())) {
            Answers.SignedIn owner = client.setUp(
                    new Requests.Setup(office.setupCode().orElseThrow(), "Ayodhya", "shyam", "Shyam", PASSWORD));
            client.signedIn(owner.token()).people().add(IntStream.range(0, COLLEAGUES)
                    .mapToObj(i -> i == 0 ? person("rama", "Rama", PASSWORD) : person("sita" + i, "Sita " + i, null)).toList());
            return new OfficeEntry(office.address(), owner.token(), client.signIn("rama", PASSWORD).token());
        }
    }

    private static Requests.NewUser person(String username, String name, @Nullable String password) {
        return new Requests.NewUser(username, name, "", "", OfficeRole.MEMBER, password);
    }

    OfficeEntry entry() {
        return entry;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
