package dev.vireo.server.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network that can be cut, in one direction or both: everything between a client and a server goes through it. As in a real one,
 * nobody is told of the cut: what is sent waits, connections neither open nor close, and when it is mended all goes on, unless the
 * connections are broken off: then what waited is lost.
 */
final class Wire implements AutoCloseable {

    /** The direction of bytes. */
    enum Direction { TO_SERVER, TO_CLIENT }

    private static final int BACKLOG = 200;

    private final ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private final Set<Direction> cut = EnumSet.noneOf(Direction.class);
    private volatile int target;
    private volatile boolean closed;

    /** @param target the server's port */
    Wire(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    /** The port that clients connect to. */
    int port() {
        return listener.getLocalPort();
    }

    /** Redirects new connections to another port. */
    void redirectTo(int port) {
        target = port;
    }

    void cut(Set<Direction> directions) {
        lock.lock();
        try {
            cut.addAll(directions);
        } finally {
            lock.unlock();
        }
    }

    /** Lets everything that was held continue. */
    void mend() {
        lock.lock();
        try {
            cut.clear();
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what was held and ends the connections at both ends. New ones work. */
    void resetConnections() {
        sockets.forEach(Wire::close);
        mend();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.ofVirtual().name("wire-to-server").start(() -> connect(client));
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            // A handshake needs both directions.
            awaitWhole(Direction.TO_SERVER);
            awaitWhole(Direction.TO_CLIENT);
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            if (client.isClosed() || closed) {
                close(server);
            }
            Thread.ofVirtual().name("wire-to-client").start(() -> pump(server, client, Direction.TO_CLIENT));
            pump(client, server, Direction.TO_SERVER);
        } catch (IOException refused) {
            close(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        byte[] buffer = new byte[32 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitWhole(direction);
                out.write(buffer, 0, count);
            }
        } catch (IOException ended) {
            // One end is gone; the other end is closed below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            // The end of a connection is also delivered over the network.
            awaitWhole(direction);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(from);
        close(to);
    }

    private void awaitWhole(Direction direction) throws InterruptedException {
        lock.lock();
        try {
            while (cut.contains(direction) && !closed) {
                mended.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
        resetConnections();
        sockets.clear();
    }
}
