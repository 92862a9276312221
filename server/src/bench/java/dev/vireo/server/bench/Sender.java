package dev.vireo.server.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Writes messages over one connection that stays open, one after the other; so light that the server is what is measured. */
public final class Sender implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    public Sender(int port, String token, String channelId) throws IOException {
        this(port, token, channelId, Duration.ZERO);
    }

    /** @param timeout how long to wait for an answer; zero for ever */
    public Sender(int port, String token, String channelId, Duration timeout) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port), token, channelId, timeout);
    }

    /** @param socket connected to the server; closed with this */
    Sender(Socket socket, String token, String channelId, Duration timeout) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        head = "POST /api/v1/channel/" + channelId + "/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    /** Returns when the message is acknowledged. */
    void send(String clientId, String text) throws IOException {
        Answer answer = post(clientId, text);
        if (answer.status() != 201) {
            throw new IOException("the server answered " + answer.status());
        }
    }

    /**
     * @param retryAfter whether it says when to try again
     * @param last       whether the server takes nothing more on this connection
     */
    public record Answer(int status, boolean retryAfter, boolean last, byte[] body) {
    }

    /** @throws IOException if there was no answer; whether the message was taken is then not known */
    public Answer post(String clientId, String text) throws IOException {
        String body = "{\"client_id\":\"" + clientId + "\",\"body\":\"" + text + "\"}";
        out.write((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        int next;
        do {
            next = in.read();
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            answer.append((char) next);
        } while (next != '\n' || answer.lastIndexOf("\r\n\r\n") < 0);
        String headers = answer.toString().toLowerCase(Locale.ROOT);
        int from = headers.indexOf("content-length:") + "content-length:".length();
        int length = Integer.parseInt(headers.substring(from, headers.indexOf('\r', from)).strip());
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("the server hung up");
        }
        return new Answer(Integer.parseInt(headers.substring(9, 12)), headers.contains("\nretry-after:"),
                headers.contains("\nconnection: close"), content);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
