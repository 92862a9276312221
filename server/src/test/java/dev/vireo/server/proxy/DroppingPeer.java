package dev.vireo.server.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that is ready, takes a request whole, and is gone before it answers; or one that answers. */
final class DroppingPeer implements AutoCloseable {

    private final ServerSocket entrance;
    private final AtomicInteger requests;
    private volatile boolean drops;

    /** @param requests counts all but the questions whether it is ready; peers may share it */
    DroppingPeer(AtomicInteger requests, boolean drops) throws IOException {
        this.requests = requests;
        this.drops = drops;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void drop(boolean everyAnswer) {
        drops = everyAnswer;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            String request = in.readLine();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            for (int read = 0; read < length; read++) {
                in.read();
            }
            boolean question = request != null && request.contains(" /ready ");
            if (!question) {
                requests.incrementAndGet();
            }
            if (question || !drops) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // Whoever asked is gone.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
