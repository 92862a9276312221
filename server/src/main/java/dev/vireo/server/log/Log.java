package dev.vireo.server.log;

import dev.vireo.protocol.Cursor;
import dev.vireo.server.backbone.Backbone;
import dev.vireo.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The office's log: the only way in for a change, and the only way out to anybody. A position is global, gap-free and in commit
 * order. Thread-safe.
 */
public final class Log implements AutoCloseable {

    private static final int REMEMBERED = 8_192;
    private static final int PRUNED_AT_ONCE = 10_000;

    private final Database database;
    private final List<Follower> followers = new ArrayList<>();
    private final Recent recent = new Recent(REMEMBERED);
    private final Writer writer;
    private final Tail tail;
    private final InstantSource clock;
    private final String epoch;

    public Log(Database database, Backbone backbone) {
        this(database, backbone, InstantSource.system());
    }

    /** @param clock what times are taken from */
    public Log(Database database, Backbone backbone, InstantSource clock) {
        this(database, backbone, clock, Tail.REGULAR_LOOK);
    }

    /** @param regularLook how often it looks for what others wrote where nobody announces it */
    Log(Database database, Backbone backbone, InstantSource clock, Duration regularLook) {
        this.database = database;
        this.clock = clock;
        this.tail = new Tail(database, backbone, followers, recent, regularLook);
        this.writer = new Writer(database, clock, tail::committed);
        this.epoch = epoch(database);
    }

    /** The office's own name for its log, which no other office has; made when it is first asked for. */
    public static String epoch(Database database) {
        String there = database.read(LogTable::head).epoch();
        return !there.isEmpty() ? there : database.durably(handle -> {
            LogTable.initialise(handle);
            return LogTable.head(handle).epoch();
        });
    }

    /** Adds a follower; all of them before {@link #start}. They are called in the order in which they were added. */
    public void follow(Follower follower) {
        followers.add(follower);
    }

    public void start() {
        tail.start();
        writer.start();
    }

    /**
     * Makes a change. Blocks; when it returns, the change is on stable storage and survives a power cut.
     *
     * @throws dev.vireo.server.http.ProblemException what the command refuses, or 503 if it could not be made durable: then it
     *         may or may not have happened, and trying again must be harmless
     */
    public <T> T write(Command<T> command) {
        return writer.write(Pending.of(command));
    }

    /** As {@link #write(Command)}, together with other commands of the same group that wait at that moment. */
    public <C, T> T write(Group<C, T> group, C command) {
        return writer.write(Pending.of(group, command));
    }

    /** The end of what the followers have seen. */
    public Cursor head() {
        return at(tail.position());
    }

    /** Whether the followers see what happens: the database is there, and is read up to its end. Does not block. */
    public boolean follows() {
        return tail.follows();
    }

    public Cursor at(long pos) {
        return new Cursor(epoch, pos);
    }

    /** The end of the log as of the snapshot that the caller reads in. */
    public Cursor headOf(Handle snapshot) {
        return LogTable.head(snapshot).cursor();
    }

    /** Whether everything after this cursor can still be told. */
    public boolean canResume(Cursor cursor) {
        return database.read(LogTable::head).canResume(cursor);
    }

    /** What these audiences may see after one position up to another, in order; at most {@code limit} entries. */
    public List<LogEntry> read(long after, long upTo, Set<Audience> audiences, int limit) {
        return recent.after(after, upTo, audiences, limit).orElseGet(() ->
                database.read(handle -> LogTable.after(handle, after, upTo, audiences, limit)));
    }

    /**
     * Every entry after a position, whoever it is for, in order; at most {@code limit} entries. Begins later where the log begins later.
     */
    public List<LogEntry> readAll(long after, int limit) {
        return recent.after(after, limit).orElseGet(() ->
                database.read(handle -> LogTable.after(handle, after, limit)));
    }

    /** Forgets entries older than this; clients with an older cursor fetch anew. Messages stay. */
    public void prune(Duration age) {
        Instant before = clock.instant().minus(age);
        int pruned;
        do {
            pruned = database.durably(handle -> {
                LogTable.lockHead(handle);
                return LogTable.prune(handle, before, PRUNED_AT_ONCE);
            });
        } while (pruned == PRUNED_AT_ONCE);
    }

    /** Finishes what waits to be written, hands it to the followers, and stops. */
    @Override
    public void close() {
        writer.close();
        tail.close();
    }
}
