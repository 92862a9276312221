package dev.vireo.server.backup;

import dev.vireo.protocol.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the running server, which alone may open the database, for a backup: by files in the data folder. Only whoever may write there can
 * ask, and the network has no part in it.
 *
 * <pre>
 * backup-in-progress/request    what is asked for; the server takes it by deleting it
 * backup-in-progress/lines-ID   what the server says about it, line by line
 * backup-in-progress/outcome-ID how it ended
 * </pre>
 */
final class BackupMessages {

    /** @param id by which the answers are told from those of other requests */
    record BackupRequest(String id, String target) {
    }

    /** @param done whether there is a backup. @param lines what to tell */
    record BackupOutcome(boolean done, List<String> lines) {
    }

    private final Path dataFolder;
    private final Path folder;

    BackupMessages(Path dataFolder) {
        this.dataFolder = dataFolder;
        this.folder = dataFolder.resolve(WorkFolder.PLACE);
    }

    /** Empties the folder. */
    void clear() throws IOException {
        WorkFolder.delete(folder);
    }

    /** @return whether there was no other request */
    boolean ask(BackupRequest request) throws IOException {
        WorkFolder.place(dataFolder);
        if (Files.exists(folder.resolve("request"))) {
            return false;
        }
        write("request", Json.write(request));
        return true;
    }

    boolean takeBack() throws IOException {
        return Files.deleteIfExists(folder.resolve("request"));
    }

    /** The request, which is gone then. */
    Optional<BackupRequest> take() throws IOException {
        Path file = folder.resolve("request");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String json = Files.readString(file);
        Files.delete(file);
        try {
            return Optional.of(Json.read(json, BackupRequest.class)).filter(request -> request.id().matches("[0-9a-f-]{36}"));
        } catch (Json.InvalidJsonException e) {
            return Optional.empty();
        }
    }

    void say(BackupRequest request, String line) throws IOException {
        Files.writeString(folder.resolve("lines-" + request.id()), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    List<String> said(BackupRequest request) throws IOException {
        try {
            return Files.readAllLines(folder.resolve("lines-" + request.id()));
        } catch (NoSuchFileException notYet) {
            return List.of();
        }
    }

    void end(BackupRequest request, BackupOutcome outcome) throws IOException {
        write("outcome-" + request.id(), Json.write(outcome));
    }

    /** How it ended, once it has; then all that is left of it goes. */
    Optional<BackupOutcome> outcome(BackupRequest request) throws IOException {
        Path file = folder.resolve("outcome-" + request.id());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(Json.read(Files.readString(file), BackupOutcome.class));
    }

    void forget(BackupRequest request) throws IOException {
        Files.deleteIfExists(folder.resolve("outcome-" + request.id()));
        Files.deleteIfExists(folder.resolve("lines-" + request.id()));
    }

    /** Whoever reads finds all of it or nothing. */
    private void write(String name, String text) throws IOException {
        Path part = folder.resolve(name + ".new");
        Files.deleteIfExists(part);
        FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), WorkFolder.privately("rw-------")).close();
        Files.writeString(part, text);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
