package dev.vireo.app.localserver;

import dev.vireo.app.loopback.LoopbackCall;
import dev.vireo.app.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a client how to reach the process that has the office, in a file beside the office that only its user can read. Stale where
 * that process was killed.
 *
 * @param pid    of that process
 * @param port   on the loopback interface
 * @param secret shows that the caller may read the folder
 */
record RunningOffice(long pid, int port, String secret) {

    private static final Logger log = LoggerFactory.getLogger(RunningOffice.class);

    static final String STATUS = "status";
    static final String OPEN = "open";
    static final String STOP = "stop";

    static Optional<RunningOffice> in(Path folder) {
        return PrivateFiles.read(file(folder), RunningOffice.class);
    }

    void keep(Path folder) {
        PrivateFiles.write(file(folder), this);
    }

    /** Takes the file away, unless another process has put its own there. */
    void forget(Path folder) {
        if (in(folder).filter(this::equals).isPresent()) {
            forgetAny(folder);
        }
    }

    static void forgetAny(Path folder) {
        try {
            Files.deleteIfExists(file(folder));
        } catch (IOException e) {
            log.warn("Couldn't delete {}: {}", file(folder), e.getMessage());
        }
    }

    /** Says a line to it. @return how it is; empty if it does not run any more */
    Optional<OfficeStatus> say(String line) {
        return LoopbackCall.say(port, secret, line).map(OfficeStatus::parse);
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid);
    }

    static Path file(Path folder) {
        return folder.resolve("background.json");
    }

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "RunningOffice[" + pid + ", " + port + "]";
    }
}
