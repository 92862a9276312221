package dev.vireo.app.loopback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers single lines from other processes of this computer that know a secret. Whoever listens leaves the port and the secret in a
 * file that only its user can read. One call at a time, each with a short deadline, so that no caller can hold up the others.
 */
public final class LoopbackListener implements AutoCloseable {

    static final int LONGEST_LINE = 8_000;
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(LoopbackListener.class);
    private static final int SECRET_BYTES = 16;
    private static final int SECRET_LENGTH = 2 * SECRET_BYTES;

    private final ServerSocket socket;
    private final String secret;
    private final UnaryOperator<String> answers;

    private LoopbackListener(ServerSocket socket, String secret, UnaryOperator<String> answers) {
        this.socket = socket;
        this.secret = secret;
        this.answers = answers;
    }

    /**
     * Listens from now on.
     *
     * @param thread  its name
     * @param answers gets a line and gives one; a line that is too long comes as an empty one. Called on the listener's thread
     */
    public static LoopbackListener open(String thread, UnaryOperator<String> answers) throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        LoopbackListener made = new LoopbackListener(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()),
                HexFormat.of().formatHex(random), answers);
        Thread.ofPlatform().daemon().name(thread).start(made::run);
        return made;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String secret() {
        return secret;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("Couldn't close the socket for calls of this computer: {}", e.getMessage());
        }
    }

    private void run() {
        while (!socket.isClosed()) {
            try (Socket call = socket.accept()) {
                answer(call);
            } catch (IOException e) {
                log.debug("Couldn't read a call of this computer: {}", e.getMessage());
            }
        }
    }

    private void answer(Socket call) throws IOException {
        call.setSoTimeout((int) TIMEOUT.toMillis());
        InputStream in = call.getInputStream();
        if (MessageDigest.isEqual(in.readNBytes(SECRET_LENGTH), secret.getBytes(StandardCharsets.US_ASCII))) {
            String answer = answers.apply(line(in));
            call.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            call.getOutputStream().flush();
        }
    }

    /** The next line; nothing where it is longer than any that is meant. */
    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                return "";
            }
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
