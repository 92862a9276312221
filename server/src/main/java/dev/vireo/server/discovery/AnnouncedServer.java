package dev.vireo.server.discovery;

import java.util.function.Supplier;

/**
 * The server's part of an announcement.
 *
 * @param tls             whether its port speaks TLS
 * @param fingerprintHead the beginning of the fingerprint of its key, in lower-case hexadecimal, as of now; empty where it has none
 */
public record AnnouncedServer(String version, boolean tls, Supplier<String> fingerprintHead) {
}
