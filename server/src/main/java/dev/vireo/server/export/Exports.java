package dev.vireo.server.export;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Permission;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.database.Database;
import dev.vireo.server.export.Export.State;
import dev.vireo.server.http.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channels that are written into files, one after the other, and the files until they are fetched. They are known to whoever had
 * them made, for as long as that person may export the channel; a restart forgets them. Thread-safe.
 */
public final class Exports implements AutoCloseable {

    private static final Logger audit = LoggerFactory.getLogger(Exports.class);
    private static final Duration KEPT = Duration.ofHours(24);

    private final Database database;
    private final Channels channels;
    private final ChannelFile writing;
    private final Path folder;
    private final InstantSource clock;
    private final Map<String, Export> exports = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("export").daemon().factory());

    private Exports(Database database, Channels channels, ChannelFile writing, Path folder, InstantSource clock) {
        this.database = database;
        this.channels = channels;
        this.writing = writing;
        this.folder = folder;
        this.clock = clock;
    }

    /** @param folder of their own; emptied, since nobody knows any more what lies there */
    public static Exports open(Database database, Channels channels, ChannelFile writing, Path folder, InstantSource clock)
            throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
        return new Exports(database, channels, writing, folder, clock);
    }

    /** @throws ProblemException 403 if this person may not, 409 while another export of theirs runs */
    Answers.Export start(String username, String channelId) {
        Membership member = database.read(handle -> channels.membership(handle, channelId, username));
        member.require(Permission.EXPORT);
        String id = UUID.randomUUID().toString();
        Export export = new Export(id, member.channelId(), username, folder.resolve(id + ".json"));
        synchronized (exports) {
            if (exports.values().stream().anyMatch(other -> other.maker.equals(username) && other.is(State.RUNNING))) {
                throw ProblemException.conflict("export_running", "Another export of yours is running.");
            }
            exports.values().stream()
                    .filter(other -> other.maker.equals(username) && other.channelId == member.channelId())
                    .forEach(this::forget);
            exports.put(id, export);
        }
        audit.info("{} exports channel {}", username, channelId);
        executor.execute(() -> run(export));
        return export.toAnswer();
    }

    private void run(Export export) {
        State outcome = State.FAILED;
        try {
            boolean whole = writing.write(export, this::goesOn);
            outcome = whole ? State.DONE : State.CANCELLED;
        } catch (IOException | RuntimeException e) {
            audit.error("Channel {} could not be exported", export.channelId, e);
        } finally {
            if (!export.end(outcome, clock.instant()) || outcome != State.DONE) {
                delete(export);
            }
        }
    }

    /** Whether it is still wanted, by somebody who still may. */
    private boolean goesOn(Export export) {
        return export.is(State.RUNNING) && mayHave(export);
    }

    private boolean mayHave(Export export) {
        return database.read(handle -> channels.findMembership(handle, export.channelId, export.maker))
                .filter(member -> member.may(Permission.EXPORT))
                .isPresent();
    }

    Answers.Export state(String username, String id) {
        return find(username, id).toAnswer();
    }

    /** The finished file. @throws ProblemException 404 if there is none for this person, 409 if it is not done */
    Path file(String username, String id) {
        Export export = find(username, id);
        if (!export.is(State.DONE)) {
            throw ProblemException.conflict("export_not_done", "This export is not done.");
        }
        return export.file;
    }

    /** Ends one that runs, removes one that is done. */
    void cancel(String username, String id) {
        Export export = find(username, id);
        if (!export.end(State.CANCELLED, clock.instant())) {
            forget(export);
        }
    }

    private Export find(String username, String id) {
        return Optional.ofNullable(exports.get(id))
                .filter(export -> export.maker.equals(username) && mayHave(export))
                .orElseThrow(() -> ProblemException.notFound("export"));
    }

    /** Removes what was finished long ago. */
    public void removeOld() {
        Instant before = clock.instant().minus(KEPT);
        List<Export> old = new ArrayList<>(exports.values());
        old.stream().filter(export -> export.endedBefore(before)).forEach(this::forget);
    }

    private void forget(Export export) {
        exports.remove(export.id);
        delete(export);
    }

    private static void delete(Export export) {
        try {
            Files.deleteIfExists(export.file);
        } catch (IOException e) {
            audit.warn("The export {} could not be removed: {}", export.id, e.getMessage());
        }
    }

    @Override
    public void close() {
        exports.values().forEach(export -> export.end(State.CANCELLED, clock.instant()));
        executor.shutdown();
        try {
            executor.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
