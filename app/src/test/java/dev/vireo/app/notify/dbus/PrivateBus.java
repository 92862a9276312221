package dev.vireo.app.notify.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Await;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;

/**
 * A message bus of a test's own, which can be stopped and started again at the same address. It comes with the bus library, so that the
 * tests run anywhere; {@code -Dvireo.test.bus=dbus-daemon} takes the real one instead.
 */
public final class PrivateBus implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 30_000;

    private final Path folder;
    private final Path socket;
    private final @Nullable Path services;
    private final List<DBusConnection> guests = new ArrayList<>();
    private Closeable daemon;

    /** The real daemon, which starts services on demand as the files in this folder say. */
    static PrivateBus starting(Path services) {
        return new PrivateBus(services);
    }

    public PrivateBus() {
        this(null);
    }

    private PrivateBus(@Nullable Path services) {
        this.services = services;
        try {
            folder = Files.createTempDirectory("vireo-bus");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        socket = folder.resolve("bus");
        daemon = started();
    }

    public String address() {
        return "unix:path=" + socket;
    }

    void restart() {
        daemon = started();
    }

    /** Another client of the bus. */
    DBusConnection guest() {
        try {
            DBusConnection guest = DBusConnectionBuilder.forAddress(address()).withShared(false).build();
            guests.add(guest);
            return guest;
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    void stop() {
        try {
            daemon.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        guests.forEach(DBusConnection::disconnect);
        stop();
        try {
            Files.deleteIfExists(folder.resolve("bus.conf"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Closeable started() {
        if (services != null) {
            return starts(services);
        }
        String real = System.getProperty("vireo.test.bus", "");
        if (!real.isEmpty()) {
            return real(real);
        }
        EmbeddedDBusDaemon made = new EmbeddedDBusDaemon(address() + ",listen=true");
        made.startInBackgroundAndWait(PATIENCE_MILLIS);
        // It listens a moment before it answers, and never answers who comes in between.
        Await.until(() -> assertThat(made.isRunning()).isTrue());
        return made;
    }

    private Closeable starts(Path services) {
        Path settings = folder.resolve("bus.conf");
        try {
            Files.writeString(settings,
                    """
                            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                            <busconfig>
                              <type>session</type>
                              <listen>ADDRESS</listen>
                              <servicedir>SERVICES</servicedir>
                              <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
                            </busconfig>
                            """
                            .replace("ADDRESS", address()).replace("SERVICES", services.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return real("dbus-daemon", "--config-file=" + settings, "--nofork");
    }

    private Closeable real(String program) {
        return real(program, "--session", "--nofork", "--address=" + address());
    }

    private Closeable real(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            Await.until(() -> {
                try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                    assertThat(probe.isConnected()).isTrue();
                }
            });
            return () -> process.destroyForcibly().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
