package dev.vireo.server.drill;

import dev.vireo.server.bench.Latencies;
import dev.vireo.server.drill.Stage.Waking;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.Locale;

/** People at both servers write to each other: how soon has somebody at the one what was written at the other? */
record TwoServers(Waking waking) implements Drill {

    @Override
    public String name() {
        return "two nodes, users on both, 500 messages/s, " + (waking == Waking.REDIS ? "Redis" : "NOTIFY");
    }

    @Override
    public String promise() {
        return "across nodes p99 < " + most().toMillis() + " ms";
    }

    private Duration most() {
        return Duration.ofMillis(waking == Waking.REDIS ? 20 : 60);
    }

    @Override
    public Stage stage(Size size) throws Exception {
        return Stage.open(size, 2, waking);
    }

    @Override
    public void run(Stage stage, Size size, Findings findings) throws Exception {
        try (Load load = Load.begin(stage, size.of(40, 8), size.of(500, 20))) {
            Await.time(size.seconds(120, 1));
            long warm = System.nanoTime();
            Await.time(size.seconds(60, 3));
            load.finish(findings);
            Latencies across = load.acrossServers(sent -> sent.intendedAt() > warm);
            findings.see(String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", across.percentile(50), across.percentile(99)));
            findings.judge(load.refused() + load.unanswered() + load.unreached() == 0, "not every message went at the first try");
            findings.require(across.sorted().length > 0, "nothing went from one server to the other");
            findings.judge(across.percentile(99) < most().toMillis(), "the slowest hundredth took longer");
        }
    }
}
