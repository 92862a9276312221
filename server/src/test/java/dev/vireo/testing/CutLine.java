package dev.vireo.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection to a server that can be cut as a network is: nothing gets through in either direction, and neither side is told. */
public final class CutLine implements AutoCloseable {

    private final ServerSocket entrance;
    private final SocketAddress server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    public CutLine(int serverPort) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** What is on its way is lost. */
    public void cut() {
        cut = true;
    }

    /** For connections that come from now on; the others stay dead. */
    public void mend() {
        closeAll();
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                open.add(client);
                Socket onward = new Socket();
                open.add(onward);
                onward.connect(server);
                Thread.startVirtualThread(() -> carry(client, onward));
                Thread.startVirtualThread(() -> carry(onward, client));
            } catch (IOException e) {
                // The server is not there, or this line is closed: whoever came is sent away.
                open.removeIf(Socket::isClosed);
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[8_192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!cut) {
                    out.write(bytes, 0, count);
                }
            }
        } catch (IOException e) {
            // One side is gone; then the other is closed, too.
        }
    }

    private void closeAll() {
        open.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        open.clear();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        closeAll();
    }
}
