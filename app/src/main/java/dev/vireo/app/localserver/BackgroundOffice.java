package dev.vireo.app.localserver;

import dev.vireo.app.localserver.OfficeStatus.OfficePhase;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.time.Pause;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The office that another process of this computer has open, as an {@link OfficeProcess}. */
final class BackgroundOffice implements HostedOffice {

    private static final Logger log = LoggerFactory.getLogger(BackgroundOffice.class);
    private static final Duration TO_START = Duration.ofSeconds(40);
    private static final Duration TO_OPEN = Duration.ofSeconds(60);
    private static final Duration TO_END = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(30);

    private final RunningOffice running;
    private final OfficeStatus status;

    private BackgroundOffice(RunningOffice running, OfficeStatus status) {
        this.running = running;
        this.status = status;
    }

    /**
     * The office that such a process has open, or will have in a moment.
     *
     * @return empty if there is no such process
     * @throws LocalOffice.CannotStartException if it cannot open the office
     */
    static Optional<BackgroundOffice> find(Path folder) {
        Optional<RunningOffice> running = RunningOffice.in(folder);
        return running.flatMap(office -> office.say(RunningOffice.STATUS)).isPresent()
                ? Optional.of(opened(running.get())) : Optional.empty();
    }

    /**
     * Waits for a process that was just started and says that it is there.
     *
     * @param alive whether it still runs
     * @throws LocalOffice.CannotStartException if it does not come up
     */
    static RunningOffice awaitStarted(Path folder, BooleanSupplier alive) {
        long end = System.nanoTime() + TO_START.toNanos();
        while (System.nanoTime() < end) {
            Optional<RunningOffice> running = RunningOffice.in(folder);
            if (running.flatMap(office -> office.say(RunningOffice.STATUS)).isPresent()) {
                return running.get();
            }
            if (!alive.getAsBoolean()) {
                throw new LocalOffice.CannotStartException("The process for the office ended right away. " + folder.resolve("office.log")
                        + " may say why.", null);
            }
            pause();
        }
        throw new LocalOffice.CannotStartException("The process for the office doesn't answer.", null);
    }

    /**
     * Returns when it has the office open.
     *
     * @throws LocalOffice.CannotStartException if it cannot open the office
     */
    static BackgroundOffice opened(RunningOffice running) {
        long end = System.nanoTime() + TO_OPEN.toNanos();
        while (System.nanoTime() < end) {
            OfficeStatus now = running.say(RunningOffice.STATUS)
                    .orElseGet(() -> OfficeStatus.failed("The office in the background ended."));
            switch (now.phase()) {
                case OPEN -> {
                    return new BackgroundOffice(running, now);
                }
                case FAILED -> throw new LocalOffice.CannotStartException(now.problem(), null);
                case WAITING, OPENING -> pause();
            }
        }
        throw new LocalOffice.CannotStartException("The office in the background doesn't open.", null);
    }

    private static void pause() {
        try {
            Pause.of(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalOffice.CannotStartException("Interrupted.", e);
        }
    }

    /** @param listener told on a thread of its own, once, when the process is gone */
    void onEnd(Runnable listener) {
        running.process().ifPresentOrElse(
                process -> process.onExit().thenRun(() -> Thread.ofPlatform().daemon().name("office-gone").start(listener)),
                () -> Thread.ofPlatform().daemon().name("office-gone").start(listener));
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + status.port());
    }

    @Override
    public KeyFingerprint fingerprint() {
        return status.key();
    }

    @Override
    public List<URI> addressesForOthers() {
        return status.onNetwork() ? OutwardAddresses.of(status.port(), status.encrypted()) : List.of();
    }

    @Override
    public boolean onNetwork() {
        return status.onNetwork();
    }

    @Override
    public boolean isEncrypted() {
        return status.encrypted();
    }

    @Override
    public boolean inBackground() {
        return true;
    }

    @Override
    public Optional<String> setupCode() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // It goes on.
    }

    @Override
    public void end() {
        end(running);
    }

    /** Ends such a process in order; one that does not end in time is killed, which loses nothing that was accepted. */
    static void end(RunningOffice running) {
        Optional<ProcessHandle> process = running.process();
        running.say(RunningOffice.STOP);
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().onExit().get(TO_END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("The office in the background doesn't end; killing it");
            process.get().destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
