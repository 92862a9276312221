package dev.vireo.app.localserver;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.Config;
import dev.vireo.server.StartException;
import dev.vireo.server.VireoServer;
import dev.vireo.server.tls.TlsChoice;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running office of this process. Where it listens stands in its folder's
 * {@code vireo.properties}, so that colleagues find it at the same address the next time, and so that the same folder can later
 * be served by the server alone.
 */
public final class LocalOffice implements HostedOffice {

    /** Who can reach the office. */
    public enum Reach {
        THIS_COMPUTER("127.0.0.1"),
        /** Everybody on the same network. */
        NETWORK("0.0.0.0");

        private final String host;

        Reach(String host) {
            this.host = host;
        }
    }

    /** It did not start. The message says why in plain words. */
    public static final class CannotStartException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotStartException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(LocalOffice.class);
    private static final int USUAL_PORT = 8080;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int LAST_PORT = 65_535;

    private final Path folder;
    private final String host;
    private final boolean onNetwork;
    private final TlsChoice tls;
    private volatile VireoServer server;
    private final AwakeWatch awake;
    private boolean closed;

    private LocalOffice(Path folder, String host, int port) {
        this.folder = folder;
        this.host = host;
        this.tls = tls(folder);
        this.onNetwork = !host.equals(Reach.THIS_COMPUTER.host);
        this.server = start(port);
        this.awake = new AwakeWatch(this::hasColleagues, () -> StayAwake.command(HostingSettings.in(folder).keepAwake()), LOOK);
    }

    /** Whether anybody but the host is connected. */
    private boolean hasColleagues() {
        String host = HostingSettings.in(folder).host();
        return server.present().stream().anyMatch(username -> !username.equals(host));
    }

    /** What stands beside the address. */
    private static TlsChoice tls(Path folder) {
        try {
            return exists(folder) ? TlsChoice.of(read(folder).getProperty("tls", "").strip()) : TlsChoice.UNSET;
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStartException("The setting tls in " + settings(folder) + " isn't off, auto or PEM files.", e);
        }
    }

    private VireoServer start(int port) {
        return VireoServer.start(Config.local(folder, port).at(host, port).with(tls), error -> {
            log.error("The office's server failed; restarting it", error);
            Thread.ofPlatform().name("office-restart").start(this::startAnew);
        });
    }

    /**
     * A server alone would end its process, for its service to start it again. Here the process is the client, which may go on: the
     * server alone is closed and opened again at the same place, and everybody's client comes back to it by itself.
     */
    synchronized void startAnew() {
        if (closed) {
            return;
        }
        int port = server.port();
        server.close();
        try {
            server = start(port);
        } catch (StartException e) {
            log.error("Couldn't restart the office's server: {}", e.getMessage());
        }
    }

    /** Whether an office was started in this folder before. */
    public static boolean exists(Path folder) {
        return Files.exists(settings(folder));
    }

    /**
     * Opens the office in this folder, or a new one, where it was before; else at the usual port, or a free one. Takes a second
     * or two; not on the FX thread.
     *
     * @param reach for a new office; an existing one stays as it is
     * @throws CannotStartException if it cannot start, for one because another program has opened it
     */
    public static LocalOffice open(Path folder, Reach reach) {
        try {
            if (exists(folder)) {
                Properties settings = read(folder);
                String host = settings.getProperty("host", Reach.THIS_COMPUTER.host);
                return open(folder, host, Integer.parseInt(settings.getProperty("port", "" + USUAL_PORT)));
            }
            try {
                return opened(folder, reach.host, USUAL_PORT);
            } catch (CannotStartException e) {
                log.info("Couldn't use the default port, trying another one: {}", e.getMessage());
                return opened(folder, reach.host, 0);
            }
        } catch (IOException e) {
            throw new CannotStartException("Vireo can't write to the office's folder " + folder + ".", e);
        }
    }

    /** An existing office whose port another program has taken uses a free one this time, rather than not to start. */
    private static LocalOffice open(Path folder, String host, int port) {
        try {
            return started(folder, host, port);
        } catch (CannotStartException e) {
            log.warn("Couldn't open the office on its usual port, trying another one: {}", e.getMessage());
            return started(folder, host, 0);
        }
    }

    private static LocalOffice opened(Path folder, String host, int port) throws IOException {
        LocalOffice office = started(folder, host, port);
        Properties settings = exists(folder) ? read(folder) : new Properties();
        settings.setProperty("host", host);
        settings.setProperty("port", "" + office.server.port());
        try {
            write(folder, settings);
        } catch (IOException e) {
            office.close();
            throw e;
        }
        return office;
    }

    private static LocalOffice started(Path folder, String host, int port) {
        try {
            return new LocalOffice(folder, host, port);
        } catch (StartException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public KeyFingerprint fingerprint() {
        return server.fingerprint();
    }

    @Override
    public List<URI> addressesForOthers() {
        return onNetwork ? OutwardAddresses.of(server.port(), server.isEncrypted()) : List.of();
    }

    @Override
    public boolean onNetwork() {
        return onNetwork;
    }

    @Override
    public boolean inBackground() {
        return false;
    }

    @Override
    public boolean isEncrypted() {
        return server.isEncrypted();
    }

    @Override
    public Optional<String> setupCode() {
        return server.setupCode();
    }

    /** Ends the streams, writes what was accepted and releases the folder. */
    @Override
    public synchronized void close() {
        closed = true;
        awake.close();
        server.close();
    }

    @Override
    public void end() {
        close();
    }

    /** Closes an office that nobody has set up, as if it had never been started; one that is set up is only closed. */
    public void abandon() {
        boolean empty = setupCode().isPresent();
        close();
        if (empty) {
            try {
                Files.deleteIfExists(settings(folder));
            } catch (IOException e) {
                log.warn("Couldn't delete {}: {}", settings(folder), e.getMessage());
            }
        }
    }

    /**
     * Lets a folder from another computer be served on this one, at the same port if it had one. Certificates of an administrator stayed
     * behind.
     */
    static void keepPlace(Path folder, Reach reach) throws IOException {
        Properties settings = exists(folder) ? read(folder) : new Properties();
        settings.setProperty("host", reach.host);
        if (!settings.getProperty("port", "").matches("[1-9][0-9]{0,4}") || Integer.parseInt(settings.getProperty("port")) > LAST_PORT) {
            settings.setProperty("port", "" + USUAL_PORT);
        }
        String tls = settings.getProperty("tls", "").strip();
        if (!List.of("", "auto", "off").contains(tls)) {
            log.warn("The office had a certificate in {}, which is not in its backup; it uses its own again", tls);
            settings.remove("tls");
        }
        write(folder, settings);
    }

    private static void write(Path folder, Properties settings) throws IOException {
        try (Writer writer = Files.newBufferedWriter(settings(folder))) {
            settings.store(writer, "The office on this computer");
        }
    }

    private static Path settings(Path folder) {
        return folder.resolve("vireo.properties");
    }

    private static Properties read(Path folder) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(settings(folder))) {
            settings.load(reader);
        }
        return settings;
    }
}
