package dev.vireo.server.export;

import dev.vireo.protocol.Answers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** One channel on its way into a file. Written by the thread that exports, read and cancelled by others. */
final class Export {

    enum State { RUNNING, DONE, FAILED, CANCELLED }

    final String id;
    final long channelId;
    final String maker;
    final Path file;
    private State state = State.RUNNING;
    private long done;
    private long total;
    private Instant endedAt = Instant.MAX;

    /** @param file where it lies once it is done */
    Export(String id, long channelId, String maker, Path file) {
        this.id = id;
        this.channelId = channelId;
        this.maker = maker;
        this.file = file;
    }

    synchronized void expect(long messages) {
        total = messages;
    }

    synchronized void wrote(int messages) {
        done += messages;
        total = Math.max(total, done);
    }

    /** @return false if it has ended already, in whatever way */
    synchronized boolean end(State outcome, Instant now) {
        if (state != State.RUNNING) {
            return false;
        }
        state = outcome;
        endedAt = now;
        return true;
    }

    synchronized boolean is(State asked) {
        return state == asked;
    }

    synchronized boolean endedBefore(Instant time) {
        return endedAt.isBefore(time);
    }

    synchronized Answers.Export toAnswer() {
        return new Answers.Export(id, Long.toString(channelId), state.name().toLowerCase(Locale.ROOT), done, total);
    }
}
