package dev.vireo.app.localserver;

import dev.vireo.app.localserver.OfficeStatus.OfficePhase;
import dev.vireo.app.loopback.LoopbackListener;
import dev.vireo.memory.RestingMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office in a process of its own, without a window. A client that hands its office over starts this process first and says when the
 * folder is free, so that colleagues wait for the office to open and not for a Java runtime to start.
 */
public final class OfficeProcess {

    /** The exit code of an office that could not be opened. */
    private static final int BROKEN = 2;
    private static final Logger log = LoggerFactory.getLogger(OfficeProcess.class);
    private static final Duration FOR_THE_WORD = Duration.ofSeconds(60);
    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final Duration FOR_THE_END = Duration.ofSeconds(60);

    private final Path folder;
    private final OfficeCommand command;
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile OfficeStatus status = OfficeStatus.of(OfficePhase.WAITING);

    private OfficeProcess(Path folder, OfficeCommand command) {
        this.folder = folder;
        this.command = command;
    }

    /**
     * Returns when the office has ended: because somebody with the secret said so, or because the process is being stopped.
     *
     * @param takesOver whether to wait for the word of the client that has the office
     * @param command   serves an office once more, if this process is killed
     * @return the exit code of the process
     */
    public static int run(Path folder, boolean takesOver, OfficeCommand command) {
        if (!LocalOffice.exists(folder)) {
            log.error("There is no office in {}", folder);
            return BROKEN;
        }
        if (RunningOffice.in(folder).flatMap(running -> running.say(RunningOffice.STATUS)).isPresent()) {
            log.info("The office in {} is open already", folder);
            return 0;
        }
        OfficeProcess process = new OfficeProcess(folder, command);
        if (!takesOver) {
            process.opening.countDown();
        }
        return process.serve();
    }

    private int serve() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("office-stop").unstarted(this::stop));
        try (LoopbackListener calls = LoopbackListener.open("office-calls", this::answer)) {
            RunningOffice running = new RunningOffice(ProcessHandle.current().pid(), calls.port(), calls.secret());
            running.keep(folder);
            OfficeRevival.prepare(folder, command.office(folder));
            try {
                return awaited() ? open() : 0;
            } finally {
                running.forget(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            log.error("Nobody could reach the office in the background, so it isn't opened: {}", e.getMessage());
            return BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        } finally {
            ended.countDown();
        }
    }

    /** Whoever does not get the word tries nevertheless: the client may have been killed in between. */
    private boolean awaited() throws InterruptedException {
        if (!opening.await(FOR_THE_WORD.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("The client didn't say that the office is free; trying");
        }
        return stopping.getCount() > 0;
    }

    private int open() throws InterruptedException {
        status = OfficeStatus.of(OfficePhase.OPENING);
        try (LocalOffice office = LocalOffice.open(folder, LocalOffice.Reach.THIS_COMPUTER)) {
            status = OfficeStatus.open(office);
            log.info("The office in {} is open at {}", folder, office.address());
            RestingMemory.watch();
            while (!stopping.await(1, TimeUnit.HOURS)) {
                log.debug("Still open");
            }
        } catch (LocalOffice.CannotStartException e) {
            status = OfficeStatus.failed(String.valueOf(e.getMessage()));
            log.error("Couldn't open the office: {}", e.getMessage());
            // Whoever started this process may still want to know why.
            stopping.await(LINGER.toSeconds(), TimeUnit.SECONDS);
            return BROKEN;
        }
        log.info("The office in {} is closed", folder);
        return 0;
    }

    private String answer(String line) {
        switch (line) {
            case RunningOffice.OPEN -> opening.countDown();
            case RunningOffice.STOP -> stopSoon();
            default -> {}
        }
        return status.text();
    }

    private void stopSoon() {
        log.info("Asked to stop");
        stopping.countDown();
        opening.countDown();
    }

    private void stop() {
        stopSoon();
        try {
            if (!ended.await(FOR_THE_END.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("The office didn't close in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
