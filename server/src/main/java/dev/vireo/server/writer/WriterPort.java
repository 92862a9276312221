package dev.vireo.server.writer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the office's other servers connect to this one. Nothing is read from whoever does not prove to be one of them. */
final class WriterPort implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(WriterPort.class);
    /** An office has a handful of servers. Whoever else connects takes places only until the greeting times out. */
    private static final int MOST_GREETED = 16;
    private static final int BACKLOG = 64;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ServerSocket socket;
    private final Semaphore greeted = new Semaphore(MOST_GREETED);
    private final Greeting greeting;
    private final Thread thread = Thread.ofPlatform().name("writer-port").daemon().unstarted(this::run);

    /** Takes a new connection. */
    @FunctionalInterface
    interface Greeting {

        /** @throws IOException if it is not with a server of this office; the socket is closed then */
        void greet(Socket connected) throws IOException;
    }

    private WriterPort(ServerSocket socket, Greeting greeting) {
        this.socket = socket;
        this.greeting = greeting;
    }

    /** @param greeting each on a thread of its own */
    static WriterPort bind(InetSocketAddress address, Greeting greeting) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(address, BACKLOG);
            return new WriterPort(socket, greeting);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!socket.isClosed()) {
            try {
                Socket connected = socket.accept();
                if (greeted.tryAcquire()) {
                    Thread.ofPlatform().name("writer-greeting").daemon().start(() -> greet(connected));
                } else {
                    connected.close();
                }
            } catch (IOException e) {
                logger.debug("No connection was accepted: {}", e.toString());
            }
        }
    }

    private void greet(Socket connected) {
        try {
            greeting.greet(connected);
        } catch (IOException | RuntimeException e) {
            logger.debug("{} did not prove to be a server of this office: {}", connected.getRemoteSocketAddress(), e.toString());
            try {
                connected.close();
            } catch (IOException closedAlready) {
                // as it should be
            }
        } finally {
            greeted.release();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            thread.join(CLOSING);
        } catch (IOException e) {
            logger.debug("The port was closed already: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
