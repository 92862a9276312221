package dev.vireo.server.backup;

import dev.vireo.server.backup.BackupMessages.BackupOutcome;
import dev.vireo.server.backup.BackupMessages.BackupRequest;
import dev.vireo.time.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks the server that serves a data folder for a backup, and waits for it. */
public final class BackupCall {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    /** The server looks every second; an older version never does. */
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final BackupMessages messages;
    private final BooleanSupplier served;

    /** @param served whether a server still has the folder */
    public BackupCall(Path folder, BooleanSupplier served) {
        this.folder = folder;
        this.messages = new BackupMessages(folder);
        this.served = served;
    }

    /**
     * @return the last lines for whoever asked
     * @throws BackupException if there is no backup
     */
    public List<String> run(Path target, Consumer<String> lines) throws IOException, InterruptedException {
        BackupRequest request = new BackupRequest(UUID.randomUUID().toString(), target.toAbsolutePath().normalize().toString());
        if (!messages.ask(request)) {
            throw new BackupException("Another backup of " + folder + " is about to begin. Try again in a moment.");
        }
        int told = 0;
        long silentSince = System.nanoTime();
        while (true) {
            List<String> said = messages.said(request);
            Optional<BackupOutcome> outcome = messages.outcome(request);
            for (String line : said.subList(told, said.size())) {
                lines.accept(line);
                silentSince = System.nanoTime();
            }
            told = said.size();
            if (outcome.isPresent()) {
                messages.forget(request);
                return linesOf(outcome.get());
            }
            Duration silence = Duration.ofNanos(System.nanoTime() - silentSince);
            if (told == 0 && silence.compareTo(TAKEN_WITHIN) > 0 && messages.takeBack()) {
                throw new BackupException("The server that uses " + folder
                        + " doesn't answer. It may be busy with another backup, or an older version.");
            }
            if (told > 0 && silence.compareTo(SILENCE) > 0 && !served.getAsBoolean()) {
                throw new BackupException("The server stopped before the backup was complete.");
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private static List<String> linesOf(BackupOutcome outcome) {
        if (!outcome.done()) {
            throw new BackupException(outcome.lines().isEmpty() ? "The backup failed." : outcome.lines().getFirst());
        }
        return outcome.lines();
    }
}
