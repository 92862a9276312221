package dev.vireo.server.drill;

import dev.vireo.server.bench.Latencies;
import dev.vireo.server.drill.Stage.Waking;
import dev.vireo.testing.Await;
import java.util.Locale;

/** Redis is stopped under load, and comes back empty. */
record RedisAway() implements Drill {

    private static final double MAX_MILLIS = 1_000;

    @Override
    public String name() {
        return "Redis stopped for 60 s, and started again";
    }

    @Override
    public String promise() {
        return "no failed send; delivery p99 < 1 s while it is away";
    }

    @Override
    public Stage stage(Size size) throws Exception {
        return Stage.open(size, 2, Waking.REDIS);
    }

    @Override
    public void run(Stage stage, Size size, Findings findings) throws Exception {
        try (Load load = Load.begin(stage, size.of(40, 8), size.of(100, 20))) {
            Await.time(size.seconds(15, 1));
            long gone;
            long back;
            stage.redis().stop();
            try {
                gone = System.nanoTime();
                Await.time(size.seconds(60, 3));
                back = System.nanoTime();
            } finally {
                stage.redis().startAgain();
            }
            Await.time(size.seconds(15, 2));
            load.finish(findings);
            Latencies away = load.acrossServers(sent -> sent.intendedAt() > gone && sent.intendedAt() < back);
            Latencies after = load.acrossServers(sent -> sent.intendedAt() > back);
            findings.see(String.format(Locale.ROOT, "while away p50 %.0f ms, p99 %.0f ms; afterwards p50 %.1f ms, p99 %.1f ms",
                    away.percentile(50),
                    away.percentile(99), after.percentile(50), after.percentile(99)));
            findings.judge(load.refused() + load.unanswered() + load.unreached() == 0, "a send failed");
            findings.judge(away.percentile(99) < MAX_MILLIS, "the slowest hundredth took longer while Redis was away");
        }
    }
}
