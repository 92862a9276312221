package dev.vireo.app.client;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.tls.OfficeKey;
import dev.vireo.server.tls.SampleKey;
import dev.vireo.server.tls.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLServerSocket;

/** A real TLS server with a key of its own, that counts what is said to it once a handshake is done. */
public final class Impostor implements AutoCloseable {

    private final OfficeKey key = SampleKey.make();
    private final SSLServerSocket listening;
    private final AtomicInteger callers = new AtomicInteger();
    private final AtomicLong heard = new AtomicLong();

    public Impostor(Path folder) {
        this(folder, 0);
    }

    /** @param port where somebody else was before */
    public Impostor(Path folder, int port) {
        this(folder, InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    public Impostor(Path folder, String host, int port) {
        try {
            Files.createDirectories(folder);
            listening = (SSLServerSocket) Tls.of(key, folder, InstantSource.system()).context().getServerSocketFactory()
                    .createServerSocket(port, 50, InetAddress.ofLiteral(host));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket caller = listening.accept();
                callers.incrementAndGet();
                Thread.ofVirtual().start(() -> hear(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hear(Socket caller) {
        try (caller) {
            while (caller.getInputStream().read() >= 0) {
                heard.incrementAndGet();
            }
        } catch (IOException refused) {
            // by the caller, within the handshake
        }
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + listening.getLocalPort());
    }

    public KeyFingerprint fingerprint() {
        return key.fingerprint();
    }

    public int callers() {
        return callers.get();
    }

    /** How many bytes were said to it, of whatever. */
    public long heard() {
        return heard.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
