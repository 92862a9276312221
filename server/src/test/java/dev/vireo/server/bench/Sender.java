package dev.vireo.server.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes messages over one connection that stays open, one after the other; so light that the server is what is measured. */
final class Sender implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    Sender(int port, String token, String channelId) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        head = "POST /api/v1/channel/" + channelId + "/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    /** Returns when the message is acknowledged. */
    void send(String clientId, String text) throws IOException {
        String body = "{\"client_id\":\"" + clientId + "\",\"body\":\"" + text + "\"}";
        out.write((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        int status = status();
        if (status != 201) {
            throw new IOException("the server answered " + status);
        }
    }

    private int status() throws IOException {
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            answer.append((char) next);
        }
        String headers = answer.toString().toLowerCase(Locale.ROOT);
        int from = headers.indexOf("content-length:") + "content-length:".length();
        in.skipNBytes(Long.parseLong(headers.substring(from, headers.indexOf('\r', from)).strip()));
        return Integer.parseInt(headers.substring(9, 12));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
