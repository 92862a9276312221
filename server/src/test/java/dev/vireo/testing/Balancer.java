package dev.vireo.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The one address of an office with several servers, as a load balancer is for TCP. Connections go round among those that answer
 * 200 to {@code GET /ready}, which it asks for each connection; where none does, it answers 503 itself.
 */
public final class Balancer implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final byte[] NOBODY = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final List<Integer> ports;
    private final ServerSocket entrance;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Integer> lost = ConcurrentHashMap.newKeySet();
    private final Set<Line> open = ConcurrentHashMap.newKeySet();

    public Balancer(List<Integer> ports) {
        this.ports = List.copyOf(ports);
        try {
            this.entrance = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Breaks off all connections to a server, as when it is killed, and leads nobody there until it is {@link #found}. */
    public void lose(int port) {
        lost.add(port);
        open.stream().filter(line -> line.port == port).forEach(Line::reset);
    }

    public void found(int port) {
        lost.remove(port);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.startVirtualThread(() -> lead(client));
            } catch (IOException e) {
                // Closed, or a client that went away again.
            }
        }
    }

    private void lead(Socket client) {
        try {
            int first = turn.getAndIncrement();
            List<Integer> round = IntStream.range(0, ports.size())
                    .mapToObj(i -> ports.get(Math.floorMod(first + i, ports.size()))).toList();
            for (int port : round) {
                if (isReady(port)) {
                    Socket server = connect(port);
                    Line line = new Line(client, server, port);
                    open.add(line);
                    if (lost.contains(port) || entrance.isClosed()) {
                        line.reset();
                    }
                    Thread.startVirtualThread(() -> line.carry(client, server));
                    line.carry(server, client);
                    return;
                }
            }
            client.getOutputStream().write(NOBODY);
            client.shutdownOutput();
            client.getInputStream().skipNBytes(Long.MAX_VALUE);
        } catch (IOException e) {
            reset(client);
        }
    }

    private boolean isReady(int port) {
        if (lost.contains(port)) {
            return false;
        }
        try (Socket socket = connect(port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("GET /ready HTTP/1.1\r\nHost: vireo\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Line::reset);
    }

    /** A client and the server it was led to. An end in order is passed on in order, and a break as a break. */
    private final class Line {

        private final Socket client;
        private final Socket server;
        private final int port;
        private final AtomicInteger ended = new AtomicInteger();

        Line(Socket client, Socket server, int port) {
            this.client = client;
            this.server = server;
            this.port = port;
        }

        void carry(Socket from, Socket to) {
            try {
                InputStream in = from.getInputStream();
                byte[] bytes = new byte[16 * 1024];
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    to.getOutputStream().write(bytes, 0, length);
                }
                to.shutdownOutput();
                if (ended.incrementAndGet() == 2) {
                    open.remove(this);
                    client.close();
                    server.close();
                }
            } catch (IOException e) {
                reset();
            }
        }

        void reset() {
            open.remove(this);
            Balancer.reset(client);
            Balancer.reset(server);
        }
    }
}
