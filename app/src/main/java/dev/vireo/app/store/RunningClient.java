package dev.vireo.app.store;

import java.util.Objects;

/**
 * Tells a second start how to reach the client that holds the data folder.
 *
 * @param port   on the loopback interface
 * @param secret shows that the caller may read the folder
 */
public record RunningClient(int port, String secret) {

    private static final int MAX_PORT = 65_535;

    public RunningClient {
        Objects.requireNonNull(secret);
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "RunningClient[" + port + "]";
    }
}
