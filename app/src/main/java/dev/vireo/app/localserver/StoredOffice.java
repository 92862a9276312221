package dev.vireo.app.localserver;

import java.time.Instant;

/**
 * What a backup says of itself, before it is verified.
 *
 * @param bytes how much room it needs
 */
public record StoredOffice(String name, Instant madeAt, long people, long messages, long files, long bytes) {
}
