package dev.vireo.server.drill;

import dev.vireo.server.drill.Stage.Waking;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.Locale;

/** The server that all are at is killed, again and again. */
record KilledServer() implements Drill {

    private static final Duration UNTIL_BACK = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "a node killed with kill -9, 20 times";
    }

    @Override
    public String promise() {
        return "checker clean; its clients on the other node within 5 s";
    }

    @Override
    public Stage stage(Size size) throws Exception {
        return Stage.open(size, 2, Waking.REDIS);
    }

    @Override
    public void run(Stage stage, Size size, Findings findings) throws Exception {
        int kills = size.of(20, 2);
        try (Load load = Load.begin(stage, size.of(40, 8), size.of(100, 20))) {
            load.awaitAcknowledged(size.of(400, 20));
            for (int i = 0; i < kills; i++) {
                Node node = stage.nodes().get(i % stage.nodes().size());
                node.kill();
                Await.time(size.seconds(2, 1));
                load.awaitStreams();
                node.start();
                load.awaitAcknowledged(size.of(200, 20));
            }
            load.finish(findings);
            findings.see(String.format(Locale.ROOT,
                    "%d kills, %d sends without an answer, all repeated; the longest without a stream %.1f s",
                    kills, load.unanswered(), load.longestGap().toMillis() / 1e3));
            findings.judge(load.longestGap().compareTo(UNTIL_BACK) < 0, "a client came back too late");
        }
    }
}
