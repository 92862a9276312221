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

    /** Which way bytes go. */
    enum Way { TO_SERVER, TO_CLIENT }

    private static final int BACKLOG = 200;

    private final ServerSocket door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private final Set<Way> cut = EnumSet.noneOf(Way.class);
    private volatile int target;
    private volatile boolean closed;

    /** @param target the server's port */
    Wire(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    /** Where clients connect to. */
    int port() {
        return door.getLocalPort();
    }

    /** Leads new connections to another port. */
    void leadTo(int port) {
        target = port;
    }

    void cut(Set<Way> ways) {
        lock.lock();
        try {
            cut.addAll(ways);
        } finally {
            lock.unlock();
        }
    }

    /** Everything that waited goes on. */
    void mend() {
        lock.lock();
        try {
            cut.clear();
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What waited is lost, and both ends see their connections end. New ones are whole. */
    void breakOff() {
        sockets.forEach(Wire::close);
        mend();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = door.accept();
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
            // A handshake needs both ways.
            awaitWhole(Way.TO_SERVER);
            awaitWhole(Way.TO_CLIENT);
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            if (client.isClosed() || closed) {
                close(server);
            }
            Thread.ofVirtual().name("wire-to-client").start(() -> pump(server, client, Way.TO_CLIENT));
            pump(client, server, Way.TO_SERVER);
        } catch (IOException refused) {
            close(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, Way way) {
        byte[] buffer = new byte[32 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitWhole(way);
                out.write(buffer, 0, count);
            }
        } catch (IOException ended) {
            // Either end is gone; the other is told below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            // That a connection ends is told over the network, too.
            awaitWhole(way);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(from);
        close(to);
    }

    private void awaitWhole(Way way) throws InterruptedException {
        lock.lock();
        try {
            while (cut.contains(way) && !closed) {
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
        door.close();
        breakOff();
        sockets.clear();
    }
}
