package dev.vireo.server.export;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Permission;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.channel.MessageCopies;
import dev.vireo.server.database.Database;
import dev.vireo.server.export.ExportJob.ExportState;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports channels into files, one after the other, and keeps the files until they are fetched, from any server of the office:
 * both are in the database. An export is visible to the person who started it, for as long as they may export the channel. One
 * whose server is no longer heard of has failed. Thread-safe.
 */
public final class Exports implements MessageCopies, AutoCloseable {

    private static final Logger audit = LoggerFactory.getLogger(Exports.class);
    private static final Duration RETENTION = Duration.ofHours(24);
    /** An export counts as abandoned after this long without {@link #touch}, which is called far more often. */
    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofMinutes(5);
    /** How often an export starts over when messages of its channel are deleted meanwhile, since other exports wait. */
    private static final int MAX_RESTARTS = 5;

    private final Database database;
    private final Log log;
    private final Channels channels;
    private final ChannelFile writing;
    private final InstantSource clock;
    private final ExportTable table = new ExportTable();
    /** The exports that this server is running or has queued. */
    private final Set<String> runningHere = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("export").daemon().factory());
    private volatile boolean closed;

    public Exports(Database database, Log log, Channels channels, ChannelFile writing, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.channels = channels;
        this.writing = writing;
        this.clock = clock;
    }

    /** @throws ProblemException 403 if this person may not, 409 while another export of theirs runs */
    Answers.ExportProgress start(Caller caller, String channelId) {
        String username = caller.username();
        Membership member = database.read(handle -> channels.membership(handle, channelId, username));
        member.require(Permission.EXPORT);
        ExportJob export = new ExportJob(UUID.randomUUID().toString(), member.channelId(), username);
        // Under the log's lock, so that two servers cannot both start one.
        log.write(transaction -> {
            Instant now = clock.instant();
            if (table.isRunning(transaction.sql(), username, now.minus(HEARTBEAT_TIMEOUT))) {
                throw ProblemException.conflict("export_running", "You already have an export running. Wait until it is finished.");
            }
            table.delete(transaction.sql(), username, export.channelId);
            table.insert(transaction.sql(), export, now);
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.EXPORT_STARTED, "",
                    Map.of("channel", channelId, "export", export.id));
            return true;
        });
        runningHere.add(export.id);
        audit.info("{} exports channel {}", username, channelId);
        executor.execute(() -> run(export));
        return new Answers.ExportProgress(export.id, channelId, text(ExportState.RUNNING), 0, 0);
    }

    private void run(ExportJob export) {
        try {
            boolean done = false;
            for (int round = 1; round <= MAX_RESTARTS && !done && (round == 1 || mustRestart(export)); round++) {
                ExportOutput out = new ExportOutput(database, table, export.id);
                if (writing.write(export, this::isUnfinished, out)) {
                    out.finish();
                    done = end(export.id, ExportState.DONE);
                }
            }
        } catch (IOException | RuntimeException e) {
            audit.error("Channel {} could not be exported", export.channelId, e);
        }
        try {
            end(export.id, ExportState.FAILED);
        } catch (RuntimeException e) {
            audit.warn("The end of the export {} could not be written down: {}", export.id, e.getMessage());
        } finally {
            runningHere.remove(export.id);
        }
    }

    /** Whether messages of its channel were deleted while it was written. */
    private boolean mustRestart(ExportJob export) {
        export.startOver();
        Instant now = clock.instant();
        return !closed && database.durably(handle -> table.startOver(handle, export, now));
    }

    /** No file keeps what a deletion or the retention rule removed from the channel. */
    @Override
    public void outdated(Handle sql, long channelId) {
        table.outdate(sql, channelId);
    }

    private boolean end(String id, ExportState outcome) {
        Instant now = clock.instant();
        return database.durably(handle -> table.end(handle, id, outcome, now));
    }

    /** Whether it is still running and its requester may still have it. */
    private boolean isUnfinished(ExportJob export) {
        Instant now = clock.instant();
        return !closed && database.durably(handle -> table.touch(handle, export, now))
                && mayHave(export.channelId, export.maker);
    }

    private boolean mayHave(long channelId, String maker) {
        return database.read(handle -> channels.findMembership(handle, channelId, maker))
                .filter(member -> member.may(Permission.EXPORT))
                .isPresent();
    }

    Answers.ExportProgress state(String username, String id) {
        ExportTable.ExportRow export = find(username, id);
        boolean abandoned = export.state().isUnfinished() && export.touchedAt().isBefore(clock.instant().minus(HEARTBEAT_TIMEOUT));
        return new Answers.ExportProgress(id, Long.toString(export.channelId()), text(abandoned ? ExportState.FAILED : export.state()),
                export.done(), export.total());
    }

    private static String text(ExportState state) {
        return state == ExportState.OUTDATED ? text(ExportState.RUNNING) : state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Opens the finished file. The caller closes it.
     *
     * @throws ProblemException 404 if there is none for this person, 409 if it is not done
     */
    InputStream file(Caller caller, String id) {
        ExportTable.ExportRow export = find(caller.username(), id);
        if (export.state() != ExportState.DONE) {
            throw ProblemException.conflict("export_not_done", "This export isn't ready to download.");
        }
        log.write(transaction -> {
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.EXPORT_FETCHED, "",
                    Map.of("channel", Long.toString(export.channelId()), "export", id));
            return id;
        });
        return new ExportInput(database, table, id, database.read(handle -> table.pieces(handle, id)));
    }

    /** Cancels a running export, or deletes a finished one. */
    void cancel(String username, String id) {
        find(username, id);
        if (!end(id, ExportState.CANCELLED)) {
            database.durably(handle -> {
                table.delete(handle, id);
                return true;
            });
        }
    }

    private ExportTable.ExportRow find(String username, String id) {
        return database.read(handle -> table.find(handle, id))
                .filter(export -> export.maker().equals(username) && mayHave(export.channelId(), username))
                .orElseThrow(() -> ProblemException.notFound("export"));
    }

    /** Tells the other servers that this server's exports are still running. */
    public void touch() {
        Set<String> ids = Set.copyOf(runningHere);
        if (!ids.isEmpty()) {
            database.durably(handle -> {
                table.touch(handle, ids, clock.instant());
                return true;
            });
        }
    }

    /** Deletes exports that ended long ago. */
    public void removeOld() {
        Instant before = clock.instant().minus(RETENTION);
        database.durably(handle -> {
            table.deleteTouchedBefore(handle, before);
            return true;
        });
    }

    @Override
    public void close() {
        closed = true;
        // Not interrupted, since H2 would close its file.
        executor.shutdown();
        try {
            executor.awaitTermination(5, TimeUnit.SECONDS);
            runningHere.forEach(id -> end(id, ExportState.FAILED));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            audit.warn("Exports that were running could not be ended: {}", e.getMessage());
        }
    }
}
