package dev.vireo.app.client;

import java.net.URI;

/** Where a server is, which may change while it is spoken with. Thread-safe. */
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
