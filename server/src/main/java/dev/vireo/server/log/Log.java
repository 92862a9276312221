package dev.vireo.server.log;

import dev.vireo.protocol.Cursor;
import dev.vireo.server.backbone.Backbone;
import dev.vireo.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The office's log. Every change goes in here, and everything that anybody receives comes from here. Positions are global,
 * gap-free and in commit order. Thread-safe.
 */
public final class Log implements AutoCloseable {

    private static final int REMEMBERED = 8_192;
    /** The fraction of the heap for the recent entries, and for the entries handed from the writer to the tail. */
    private static final int PART_OF_HEAP = 16;
    /** The size of a page for a server's own work, in bytes. */
    private static final long OWN_PAGE = 8 * 1024 * 1024;
    private static final int PRUNED_AT_ONCE = 10_000;

    private final Database database;
    private final EntryStore stored;
    private final List<LogFollower> followers = new ArrayList<>();
    private final RecentEntries recent = new RecentEntries(REMEMBERED, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    private final LogWriter writer;
    private final LogTail tail;
    private final InstantSource clock;
    private final String epoch;
    private volatile Consumer<List<LogEntry>> onCommit = entries -> {};

    public Log(Database database, Backbone backbone) {
        this(database, backbone, InstantSource.system());
    }

    /** @param clock the source of times */
    public Log(Database database, Backbone backbone, InstantSource clock) {
        this(database, backbone, clock, LogTail.POLL_INTERVAL, error -> {});
    }

    /** @param lastResort receives an error after which this log can no longer be written or followed, on the failing thread */
    public Log(Database database, Backbone backbone, InstantSource clock, Consumer<Error> lastResort) {
        this(database, backbone, clock, LogTail.POLL_INTERVAL, lastResort);
    }

    /** @param pollInterval how often it polls for entries that other servers wrote without announcing them */
    Log(Database database, Backbone backbone, InstantSource clock, Duration pollInterval) {
        this(database, backbone, clock, pollInterval, error -> {});
    }

    Log(Database database, Backbone backbone, InstantSource clock, Duration pollInterval, Consumer<Error> lastResort) {
        this.database = database;
        this.stored = StoredEntries.of(database);
        this.clock = clock;
        this.tail = new LogTail(database, stored, backbone, followers, recent, pollInterval, lastResort);
        this.writer = new LogWriter(database, stored, clock, this::committed, lastResort);
        this.epoch = epoch(database);
    }

    /** For an office that continues from an earlier time: with another epoch every client fetches anew what it knows. */
    public static void beginNewEpoch(Database database) {
        database.durably(handle -> {
            LogTable.forgetEpoch(handle);
            return true;
        });
    }

    /** The office's own name for its log, which no other office has; made when it is first asked for. */
    public static String epoch(Database database) {
        String there = database.read(LogTable::head).epoch();
        return !there.isEmpty() ? there : database.durably(handle -> {
            LogTable.initialise(handle);
            return LogTable.head(handle).epoch();
        });
    }

    /** Adds a follower, before {@link #start}. They are called in the order in which they were added. */
    public void follow(LogFollower follower) {
        followers.add(follower);
    }

    public void start() {
        tail.start();
        writer.start();
    }

    /**
     * Makes a change. Blocks; when it returns, the change is on stable storage and survives a power cut.
     *
     * @throws dev.vireo.server.problem.ProblemException the command's refusal, or 503 if it could not be made durable: then it
     *         may or may not have happened, and a retry must be harmless
     */
    public <T> T write(Command<T> command) {
        return writer.write(PendingCommand.of(command));
    }

    /** Like {@link #write(Command)}, together with other waiting commands of the same batch. */
    public <C, T> T write(CommandBatch<C, T> batch, C command) {
        return writer.write(PendingCommand.of(batch, command));
    }

    /**
     * Like {@link #write(CommandBatch, Object)}, without waiting for it.
     *
     * @return completed on the writer's thread, which must not be held up
     * @throws dev.vireo.server.problem.ProblemException 503, if it takes no more commands now
     */
    public <C, T> CompletableFuture<T> begin(CommandBatch<C, T> batch, C command) {
        return writer.begin(PendingCommand.of(batch, command)).answered();
    }

    /** Looks at something with each batch. Before {@link #start}. */
    public void fencedBy(BatchFence fence) {
        writer.fencedBy(fence);
    }

    /** Tells what this server has written, on the writer's thread, which must not be held up. Before {@link #start}. */
    public void onCommit(Consumer<List<LogEntry>> listener) {
        onCommit = listener;
    }

    /** Takes entries that another server of the office has just committed, from that server. */
    public void receive(List<LogEntry> entries) {
        tail.received(entries);
    }

    private void committed(List<LogEntry> entries) {
        // First those whom nothing else tells of them as soon.
        onCommit.accept(entries);
        tail.committed(entries);
    }

    /** The end of what the followers have seen. */
    public Cursor head() {
        return at(tail.position());
    }

    /** Whether the followers are up to date: the database is available and read to its end. Does not block. */
    public boolean isFollowing() {
        return tail.isFollowing();
    }

    /** Why events reach nobody, in words for people; empty while they do. Does not block. */
    public Optional<String> obstacle() {
        return tail.obstacle();
    }

    /** The stack of the thread that hands entries to the followers. */
    public StackTraceElement[] stack() {
        return tail.stack();
    }

    public Cursor at(long pos) {
        return new Cursor(epoch, pos);
    }

    /** The end of the log as of the snapshot that the caller reads in. */
    public Cursor headOf(Handle snapshot) {
        return LogTable.head(snapshot).cursor();
    }

    /** Whether the log still has everything after this cursor. */
    public boolean canResume(Cursor cursor) {
        return database.read(LogTable::head).canResume(cursor);
    }

    /**
     * The entries for these audiences after one position and up to another, in order.
     *
     * @param limit the most entries
     * @param room  about the most bytes of memory; at least one entry is returned
     */
    public LogPage page(long after, long upTo, Set<Audience> audiences, int limit, long room) {
        return recent.after(after, upTo, audiences, limit, room).orElseGet(() -> database
                .read(handle -> LogPage.inSteps(after, limit, room, (from, most) -> stored.after(handle, from, upTo, audiences, most))));
    }

    /**
     * Every entry after a position for all audiences, in order; at most {@code limit} entries, and fewer where they are long.
     * Starts later if the log does; empty only at its end.
     */
    public List<LogEntry> readAll(long after, int limit) {
        return recent.after(after, limit, OWN_PAGE).orElseGet(
                () -> database.read(handle -> LogPage.inSteps(after, limit, OWN_PAGE, (from, most) -> stored.after(handle, from, most))))
                .entries();
    }

    /** Deletes entries older than this; clients with an older cursor have to reload. Messages stay. */
    public void prune(Duration age) {
        Instant before = clock.instant().minus(age);
        int pruned;
        do {
            pruned = database.durably(handle -> {
                LogTable.lockHead(handle);
                return stored.prune(handle, before, PRUNED_AT_ONCE);
            });
        } while (pruned == PRUNED_AT_ONCE);
        tidy();
    }

    /** Removes from the disk what was deleted from the log. */
    public void tidy() {
        stored.tidy();
    }

    /** Writes what is waiting, delivers it to the followers, and stops. */
    @Override
    public void close() {
        writer.close();
        tail.close();
    }
}
