package dev.vireo.app.localserver;

import java.time.Instant;

/**
 * A backup's description of its office, before it is verified.
 *
 * @param bytes how much room it needs
 */
public record StoredOffice(String name, Instant madeAt, long people, long messages, long files, long bytes) {
}
