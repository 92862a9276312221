package dev.vireo.server.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for what is stopped and started again. */
final class Ports {

    /** Below the range of ephemeral ports, so that no other process gets one in between. */
    private static final int FROM = 20_000;
    private static final int TO = 30_000;
    private static final int TRIES = 100;

    private Ports() {
    }

    static int free() throws IOException {
        IOException last = new IOException("no port is free");
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw last;
    }
}
