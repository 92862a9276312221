package dev.vireo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/** A connection on which anything can be said, also what no HTTP client would. */
public final class RawConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;

    public RawConnection(URI address) {
        this(address, SocketFactory.getDefault());
    }

    private RawConnection(URI address, SocketFactory sockets) {
        try {
            socket = sockets.createSocket(address.getHost(), address.getPort());
            socket.setSoTimeout(TIMEOUT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over TLS. */
    public static RawConnection encrypted(TestOffice office) {
        return new RawConnection(office.encryptedAddress(), office.trust().getSocketFactory());
    }

    /** Says one thing and listens until the server closes. */
    public static String exchange(URI address, String request) {
        try (RawConnection connection = new RawConnection(address)) {
            connection.say(request);
            return connection.awaitEnd();
        }
    }

    public void say(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the other side still takes what is said. */
    public boolean takes(String text) {
        try {
            say(text);
            return true;
        } catch (UncheckedIOException closed) {
            return false;
        }
    }

    /** @return everything that was answered before the server closed the connection */
    public String awaitEnd() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server did not close the connection", e);
        } catch (IOException reset) {
            return "";
        }
    }

    /** @return the head and whatever of the body came with it */
    public String read() {
        try {
            byte[] bytes = new byte[16 * 1024];
            int length = socket.getInputStream().read(bytes);
            return length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
