package dev.vireo.app.signin;

import java.nio.file.Path;
import java.time.Instant;

/** A backup that somebody has chosen, as it describes itself; whether that is true shows when it is restored. */
public record FoundBackup(Path file, String office, Instant madeAt, long people, long messages, long files) {
}
