package dev.vireo.server.drill;

import dev.vireo.server.drill.Stage.Waking;
import dev.vireo.server.drill.Wire.Direction;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The network of one server is cut: to Redis, to PostgreSQL and to clients, in either direction and both. */
record CutNetwork() implements Drill {

    private static final Set<Direction> THERE = EnumSet.of(Direction.TO_SERVER);
    private static final Set<Direction> BACK = EnumSet.of(Direction.TO_CLIENT);
    private static final Set<Direction> BOTH = EnumSet.allOf(Direction.class);

    /** The connection of a server to cut. */
    private enum Link {
        REDIS(Stage.Wires::toRedis),
        POSTGRES(Stage.Wires::toPostgres),
        CLIENTS(Stage.Wires::toClients);

        private final Function<Stage.Wires, Wire> wire;

        Link(Function<Stage.Wires, Wire> wire) {
            this.wire = wire;
        }
    }

    /** @param broken whether connections are reset at its end; otherwise they continue */
    private record Cut(Link link, Set<Direction> directions, boolean broken) {
    }

    @Override
    public String name() {
        return "the network cut: node and Redis, node and PostgreSQL, client and node";
    }

    @Override
    public String promise() {
        return "checker clean; nothing acknowledged that was not stored";
    }

    @Override
    public Stage stage(Size size) throws Exception {
        return Stage.openWired(size, 2, Waking.REDIS);
    }

    @Override
    public void run(Stage stage, Size size, Findings findings) throws Exception {
        List<Cut> cuts = size == Size.FULL ? all() : some();
        try (Load load = Load.begin(stage, size.of(24, 8), size.of(50, 20))) {
            load.awaitAcknowledged(size.of(200, 20));
            for (Cut cut : cuts) {
                load.returnToFirstNodes();
                load.awaitAcknowledged(size.of(100, 10));
                Wire wire = cut.link().wire.apply(stage.wires(0));
                wire.cut(cut.directions());
                try {
                    Await.time(size.seconds(14, 1));
                    int before = load.acknowledged();
                    Await.time(size.seconds(6, 1));
                    findings.judge(load.acknowledged() > before, "the other server stood still as well: " + cut);
                } finally {
                    if (cut.broken()) {
                        wire.resetConnections();
                    } else {
                        wire.mend();
                    }
                }
                load.awaitAcknowledged(size.of(100, 10));
                load.awaitStreams();
                Await.time(size.seconds(3, 0));
            }
            load.finish(findings);
            findings.see(String.format(Locale.ROOT,
                    "%d cuts, %d × 503, the slowest after %.1f s, %d sends without an answer, all repeated",
                    cuts.size(), load.refused(), load.slowestRefusal().toMillis() / 1e3, load.unanswered()));
            findings.judge(load.slowestRefusal().compareTo(Duration.ofSeconds(17)) < 0, "a 503 came too late");
        }
    }

    private static List<Cut> all() {
        List<Cut> cuts = new ArrayList<>();
        for (Link link : Link.values()) {
            for (Set<Direction> directions : List.of(THERE, BACK, BOTH)) {
                cuts.add(new Cut(link, directions, false));
                cuts.add(new Cut(link, directions, true));
            }
        }
        return cuts;
    }

    private static List<Cut> some() {
        return List.of(
                new Cut(Link.REDIS, BOTH, true),
                new Cut(Link.POSTGRES, THERE, false),
                new Cut(Link.POSTGRES, BACK, true),
                new Cut(Link.CLIENTS, THERE, false),
                new Cut(Link.CLIENTS, BACK, true));
    }
}
