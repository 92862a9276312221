package dev.vireo.app;

import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.RunningClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data folder has one client at a time; whoever starts another means the one that runs. The running client listens on the loopback
 * interface, and leaves the port and a secret in its folder: only who may read the folder can call it. Where nobody listens any more,
 * the call fails at once, so that what a killed client left behind is in nobody's way.
 */
final class OtherStarts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OtherStarts.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int SECRET_BYTES = 16;
    private static final int SECRET_LENGTH = 2 * SECRET_BYTES;
    private static final int DONE = 1;
    private static final int LONGEST_LINK = 4_000;

    private final ServerSocket socket;
    private final byte[] secret;
    private final Consumer<String> raise;

    private OtherStarts(ServerSocket socket, String secret, Consumer<String> raise) {
        this.socket = socket;
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
        this.raise = raise;
    }

    /**
     * Listens from now on. A computer that does not allow it costs a person this convenience and nothing else.
     *
     * @param raise brings the window to the front, and takes an invitation's link if the other start was given one, else an empty text;
     *              called on any thread
     */
    static Optional<OtherStarts> listen(DataFolder folder, Consumer<String> raise) {
        try {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            OtherStarts made = new OtherStarts(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), secret, raise);
            folder.keepRunning(new RunningClient(made.socket.getLocalPort(), secret));
            Thread.ofPlatform().daemon().name("vireo-other-starts").start(made::run);
            return Optional.of(made);
        } catch (IOException | UncheckedIOException e) {
            log.warn("Another launch won't find this client: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Asks the client that holds this folder to come to the front. @param link for it; may be empty. @return whether there is one and it does */
    static boolean raise(Path folder, String link) {
        Optional<RunningClient> running = DataFolder.running(folder);
        if (running.isEmpty()) {
            return false;
        }
        try (Socket call = new Socket()) {
            int patience = (int) TIMEOUT.toMillis();
            call.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), running.get().port()), patience);
            call.setSoTimeout(patience);
            call.getOutputStream().write(running.get().secret().getBytes(StandardCharsets.US_ASCII));
            call.getOutputStream().write((link + "\n").getBytes(StandardCharsets.UTF_8));
            call.getOutputStream().flush();
            return call.getInputStream().read() == DONE;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("Couldn't close the socket for other launches: {}", e.getMessage());
        }
    }

    private void run() {
        while (!socket.isClosed()) {
            try (Socket call = socket.accept()) {
                // One that came in while it closed: it is better served by the client that starts next.
                if (!socket.isClosed()) {
                    answer(call);
                }
            } catch (IOException e) {
                log.debug("Couldn't read the request of another launch: {}", e.getMessage());
            }
        }
    }

    /** What follows the secret, up to the end of the line; nothing where it is longer than any link. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            if (line.size() > LONGEST_LINK) {
                return "";
            }
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** One call at a time, each with a short deadline, so that no caller can hold up the others. */
    private void answer(Socket call) throws IOException {
        call.setSoTimeout((int) TIMEOUT.toMillis());
        InputStream in = call.getInputStream();
        if (MessageDigest.isEqual(in.readNBytes(SECRET_LENGTH), secret)) {
            log.debug("Another launch asks for the window");
            raise.accept(line(in));
            call.getOutputStream().write(DONE);
        }
    }
}
