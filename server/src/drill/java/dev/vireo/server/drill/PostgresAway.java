package dev.vireo.server.drill;

import dev.vireo.server.drill.Stage.Waking;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.Locale;

/** PostgreSQL is stopped under load: whoever sends is told to wait, and nothing is lost. */
record PostgresAway() implements Drill {

    private static final Duration UNTIL_EMPTY = Duration.ofSeconds(30);
    private static final Duration UNTIL_REFUSED = Duration.ofSeconds(17);

    @Override
    public String name() {
        return "PostgreSQL stopped for 60 s, and started again";
    }

    @Override
    public String promise() {
        return "only 503s with Retry-After; outboxes empty within 30 s of its return";
    }

    @Override
    public Stage stage(Size size) throws Exception {
        return Stage.open(size, 2, Waking.REDIS);
    }

    @Override
    public void run(Stage stage, Size size, Findings findings) throws Exception {
        try (Load load = Load.begin(stage, size.of(40, 8), size.of(100, 20))) {
            Await.time(size.seconds(15, 1));
            stage.postgres().stop();
            try {
                Await.time(size.seconds(60, 4));
                load.awaitRefused(0);
            } finally {
                stage.postgres().startAgain();
            }
            Duration emptied = load.drain();
            load.finish(findings);
            findings.see(String.format(Locale.ROOT, "%,d × 503, the slowest after %.1f s; outboxes empty %.1f s after its return",
                    load.refused(), load.slowestRefusal().toMillis() / 1e3, emptied.toMillis() / 1e3));
            findings.judge(load.unanswered() + load.unreached() == 0, String.format(Locale.ROOT,
                    "%d sends were not answered, %d found no server", load.unanswered(), load.unreached()));
            findings.judge(load.slowestRefusal().compareTo(UNTIL_REFUSED) < 0, "a 503 came too late");
            findings.judge(emptied.compareTo(UNTIL_EMPTY) < 0, "the outboxes were not empty in time");
        }
    }
}
