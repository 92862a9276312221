package dev.vireo.app.client;

import java.net.URI;

/** The address of a server, which may change during a session. Thread-safe. */
final class ServerPlace {

    private volatile URI address;

    ServerPlace(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    void moveTo(URI other) {
        address = other;
    }
}
