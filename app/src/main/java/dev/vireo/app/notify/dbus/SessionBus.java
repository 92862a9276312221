package dev.vireo.app.notify.dbus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop's message bus: joined in the background, and again whenever it was lost. All that touches the bus happens on one daemon
 * thread, so a bus that hangs holds up nobody else and does not keep the process alive.
 */
public final class SessionBus implements Executor, AutoCloseable {

    /** A user of the bus. Called on the bus's thread. */
    interface BusClient {

        void joined(BusConnection bus) throws DBusException;

        /** The bus is gone, and with it every name, watch and object. */
        void left();
    }

    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Supplier<Optional<String>> address;
    private final List<BusClient> guests = new ArrayList<>();
    private final ScheduledThreadPoolExecutor thread;

    private @Nullable BusConnection connection;
    private Duration pause = FIRST_PAUSE;
    private long attempt;
    private boolean told;

    /**
     * @param address where the bus is just now, if there is one; asked before each attempt
     */
    public SessionBus(Supplier<Optional<String>> address) {
        this.address = address;
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("vireo-bus").factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRejectedExecutionHandler((late, pool) -> {});
    }

    /** The address that the desktop gave this process, in the form that can be joined: a socket with a path. */
    public static Optional<String> addressOfDesktop() {
        return address(Optional.ofNullable(System.getenv("DBUS_SESSION_BUS_ADDRESS")),
                Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")));
    }

    static Optional<String> address(Optional<String> given, Optional<String> runtimeFolder) {
        // Several may be given, the best first. Sockets in the abstract namespace are out of Java's reach.
        return given.stream().flatMap(all -> List.of(all.split(";")).stream())
                .filter(one -> one.startsWith("unix:") && one.contains("path="))
                .findFirst()
                .or(() -> given.isPresent() ? Optional.empty()
                        : runtimeFolder.map(folder -> Path.of(folder, "bus"))
                                .filter(Files::exists)
                                .map(socket -> "unix:path=" + socket));
    }

    /** Begins to join, and brings these along each time. Once only. */
    public void start(List<? extends BusClient> along) {
        guests.addAll(along);
        execute(this::join);
    }

    /** Does something on the bus's thread; after closing, nothing. */
    @Override
    public void execute(Runnable work) {
        thread.execute(() -> attempt(work));
    }

    /** Leaves the bus, in the background. */
    @Override
    public void close() {
        execute(() -> {
            BusConnection left = connection;
            connection = null;
            attempt++;
            if (left != null) {
                left.close();
            }
        });
        thread.shutdown();
    }

    private void join() {
        long mine = ++attempt;
        Optional<String> where = address.get();
        try {
            if (where.isEmpty()) {
                throw new DBusException("this desktop has no session bus");
            }
            BusConnection joined = BusConnection.join(where.get(), this, () -> execute(() -> lost(mine)));
            connection = joined;
            pause = FIRST_PAUSE;
            told = false;
            for (BusClient guest : guests) {
                welcome(guest, joined);
            }
        } catch (DBusException e) {
            tell(e);
            again();
        }
    }

    private void welcome(BusClient guest, BusConnection bus) {
        try {
            guest.joined(bus);
        } catch (DBusException e) {
            LOG.warn("{} can't use the session bus: {}", guest.getClass().getSimpleName(), e.getMessage());
        }
    }

    private void lost(long which) {
        BusConnection left = connection;
        if (which == attempt && left != null) {
            left.forget();
            connection = null;
            LOG.info("Lost the session bus; connecting again");
            guests.forEach(BusClient::left);
            again();
        }
    }

    private void again() {
        thread.schedule(() -> attempt(this::join), pause.toMillis(), TimeUnit.MILLISECONDS);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void tell(DBusException e) {
        if (!told) {
            told = true;
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.info("No session bus: {}", cause.getMessage());
        }
    }

    /** Nothing that fails on the bus may end its thread or go unseen. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Work on the session bus failed", e);
        }
    }
}
