package dev.vireo.app.localserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office on this computer: there or not, and open at most once. It is in this process, unless a process in the background has it;
 * that one goes on when the client ends, and the next start of the client uses it. Any thread.
 */
public final class HomeOffice implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HomeOffice.class);

    private final Path folder;
    private final OfficeLauncher launcher;
    private final boolean allowed;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable HostedOffice running;

    /** @param launcher for leaving the office running */
    public HomeOffice(Path folder, OfficeLauncher launcher) {
        this(folder, launcher, true);
    }

    /** @param allowed whether the administrator of this computer lets it be opened at all */
    public HomeOffice(Path folder, OfficeLauncher launcher, boolean allowed) {
        this.folder = folder;
        this.launcher = launcher;
        this.allowed = allowed;
    }

    /** Where everything of it is. */
    public Path folder() {
        return folder;
    }

    /** Whether this system can be asked to stay awake. */
    public boolean canStayAwake() {
        return StayAwake.command(true).isPresent();
    }

    /** Whether an office was started here before. */
    public boolean exists() {
        return LocalOffice.exists(folder);
    }

    /**
     * The office, opened now if it was not. Not on the FX thread.
     *
     * @param reach for a new office
     * @throws LocalOffice.CannotStartException if it cannot start, or must not
     */
    public synchronized HostedOffice open(LocalOffice.Reach reach) {
        requireAllowed();
        HostedOffice office = running;
        if (office == null) {
            office = opened(reach);
            running = office;
            tell();
        }
        return office;
    }

    private HostedOffice opened(LocalOffice.Reach reach) {
        Optional<BackgroundOffice> background = exists() ? BackgroundOffice.find(folder) : Optional.empty();
        if (background.isPresent()) {
            return watched(background.get());
        }
        try {
            return LocalOffice.open(folder, reach);
        } catch (LocalOffice.CannotStartException e) {
            // The computer's own start may have opened it in the background just now.
            return watched(BackgroundOffice.find(folder).orElseThrow(() -> e));
        }
    }

    private BackgroundOffice watched(BackgroundOffice office) {
        office.onEnd(() -> lost(office));
        return office;
    }

    /** The process that had the office is gone, and nobody here asked for that: the office goes on in this process. */
    private synchronized void lost(BackgroundOffice gone) {
        if (running != gone) {
            return;
        }
        log.warn("The office in the background ended; opening it here");
        running = null;
        // It does not come back by itself any more: it is needed here now.
        RunningOffice.forgetAny(folder);
        try {
            running = opened(LocalOffice.Reach.THIS_COMPUTER);
        } catch (LocalOffice.CannotStartException e) {
            log.error("Couldn't open the office again: {}", e.getMessage());
        }
        tell();
    }

    /** Never waits, so it may be a little behind while an office is being opened or handed over. */
    public Optional<HostedOffice> running() {
        return Optional.ofNullable(running);
    }

    /** @param listener told on any thread whenever the office opens, ends or goes to another process */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Ends that. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Leaves the office to a process of its own, which goes on when this one ends. Colleagues reconnect by themselves. Takes some
     * seconds; nothing to do where it is there already.
     *
     * @throws LocalOffice.CannotStartException if that does not work; the office is open here again then, unless that fails too: see
     *                                          {@link #running()}
     */
    public synchronized void handOver() {
        HostedOffice here = running;
        if (here == null || here.inBackground()) {
            return;
        }
        RunningOffice.forgetAny(folder);
        RunningOffice started = started();
        here.close();
        running = null;
        try {
            started.say(RunningOffice.OPEN);
            running = watched(BackgroundOffice.opened(started));
        } catch (LocalOffice.CannotStartException e) {
            BackgroundOffice.end(started);
            // Else it might come back by itself where it had to be killed.
            RunningOffice.forgetAny(folder);
            takeBack();
            throw e;
        } finally {
            tell();
        }
    }

    private void takeBack() {
        try {
            running = LocalOffice.open(folder, LocalOffice.Reach.THIS_COMPUTER);
        } catch (LocalOffice.CannotStartException e) {
            log.error("Couldn't open the office again either: {}", e.getMessage());
        }
    }

    private RunningOffice started() {
        try {
            Process process = launcher.start(folder);
            try {
                return BackgroundOffice.awaitStarted(folder, process::isAlive);
            } catch (LocalOffice.CannotStartException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new LocalOffice.CannotStartException("Vireo couldn't start a process for the office: " + e.getMessage(), e);
        }
    }

    /** Takes back an office that nobody has set up. */
    public synchronized void abandon() {
        if (running instanceof LocalOffice office) {
            office.abandon();
            running = null;
            tell();
        }
    }

    /**
     * What a backup says of itself.
     *
     * @throws BackupRefusedException if it is none that can be restored
     */
    public static StoredOffice look(Path backup) {
        return OfficeFromBackup.look(backup);
    }

    /**
     * Makes the office of a backup the one on this computer, verified, but not open yet. Takes as long as the backup is large.
     *
     * @throws BackupRefusedException if that cannot be; then nothing has changed
     */
    public synchronized void restore(Path backup, LocalOffice.Reach reach, RestoreProgress progress) {
        requireAllowed();
        new OfficeFromBackup(folder).restore(backup, reach, progress);
    }

    /** Ends the office for everybody, wherever it runs; its data stay. Blocks for some seconds. */
    public synchronized void end() {
        HostedOffice office = running;
        running = null;
        if (office != null) {
            office.end();
            if (office.inBackground()) {
                RunningOffice.forgetAny(folder);
            }
            tell();
        }
    }

    /** Lets go of the office: one in this process ends, one in the background goes on. */
    @Override
    public synchronized void close() {
        HostedOffice office = running;
        running = null;
        if (office != null) {
            office.close();
        }
    }

    private void requireAllowed() {
        if (!allowed) {
            throw new LocalOffice.CannotStartException("Your administrator has turned off hosting an office on this computer.", null);
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
