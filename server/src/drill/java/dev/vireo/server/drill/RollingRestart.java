package dev.vireo.server.drill;

import dev.vireo.server.drill.Stage.Waking;
import java.time.Duration;
import java.util.Locale;

/**
 * All servers are stopped and started again in turn, under load. An error that a client shows is a message that is refused for good, or
 * a stream that is told to fetch anew, or a message that stays pending for long: what is repeated and goes then shows nothing.
 */
record RollingRestart() implements Drill {

    private static final Duration PENDING = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "rolling restart of three nodes, 200 messages/s";
    }

    @Override
    public String promise() {
        return "zero errors that a client shows";
    }

    @Override
    public Stage stage(Size size) throws Exception {
        return Stage.open(size, 3, Waking.REDIS);
    }

    @Override
    public void run(Stage stage, Size size, Findings findings) throws Exception {
        int rounds = size.of(3, 1);
        try (Load load = Load.begin(stage, size.of(36, 8), size.of(200, 20))) {
            load.awaitAcknowledged(size.of(1_000, 20));
            for (int round = 0; round < rounds; round++) {
                for (Node node : stage.nodes()) {
                    node.terminate();
                    node.start();
                    load.awaitStreams();
                    load.awaitAcknowledged(size.of(1_000, 20));
                }
            }
            load.finish(findings);
            Duration longest = Duration.ofNanos(load.sent().stream()
                    .mapToLong(sent -> sent.acknowledgedAt() - sent.intendedAt()).max().orElse(0));
            findings.see(String.format(Locale.ROOT,
                    "%d restarts; shown errors %d; repeated: %d × 503, %d without an answer, %d found a server closed; "
                            + "longest pending %.1f s, longest without a stream %.1f s",
                    rounds * stage.nodes().size(), load.faults(),
                    load.refused(), load.unanswered(), load.unreached(), longest.toMillis() / 1e3,
                    load.longestGap().toMillis() / 1e3));
            findings.judge(longest.compareTo(PENDING) < 0, "a message was pending for too long");
        }
    }
}
