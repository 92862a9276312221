package dev.vireo.server.export;

/** The export of one channel while it runs. One thread. */
final class ExportJob {

    enum ExportState {
        RUNNING,
        /** Running, but its output contains something deleted since then, so it starts over. */
        OUTDATED,
        DONE,
        FAILED,
        CANCELLED;

        boolean isUnfinished() {
            return this == RUNNING || this == OUTDATED;
        }
    }

    final String id;
    final long channelId;
    final String maker;
    private long done;
    private long total;

    ExportJob(String id, long channelId, String maker) {
        this.id = id;
        this.channelId = channelId;
        this.maker = maker;
    }

    void startOver() {
        done = 0;
        total = 0;
    }

    void expect(long messages) {
        total = messages;
    }

    void wrote(int messages) {
        done += messages;
        total = Math.max(total, done);
    }

    long done() {
        return done;
    }

    long total() {
        return total;
    }
}
