package dev.vireo.app.localserver;

import dev.vireo.app.localserver.OfficeStatus.OfficePhase;
import dev.vireo.app.loopback.LoopbackListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** For tests: an office in the background that takes until it is told to open. */
public final class SlowOffice implements AutoCloseable {

    private final LoopbackListener calls;
    private volatile OfficeStatus status = OfficeStatus.of(OfficePhase.OPENING);

    private SlowOffice(LoopbackListener calls) {
        this.calls = calls;
    }

    /** @param folder the office's, as a client knows it */
    public static SlowOffice in(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("vireo.properties"), "host=127.0.0.1\nport=0\n");
            SlowOffice[] made = new SlowOffice[1];
            made[0] = new SlowOffice(LoopbackListener.open("slow-office", _ -> made[0].status.text()));
            // A process that outlives the test: a client may wait for its end.
            long pid = ProcessHandle.current().parent().orElseThrow().pid();
            new RunningOffice(pid, made[0].calls.port(), made[0].calls.secret()).keep(folder);
            return made[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It turns out to be this one. */
    public void open(URI office) {
        status = new OfficeStatus(OfficePhase.OPEN, office.getPort(), false, false, "0".repeat(64), "");
    }

    public void fail() {
        status = OfficeStatus.failed("The disk is full.");
    }

    @Override
    public void close() {
        calls.close();
    }
}
