package dev.vireo.server.drill;

import dev.vireo.server.bench.Latencies;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The server of an office in a file is killed, again and again, while people make every kind of change. */
record KilledOffice(int kills) implements FileDrill {

    private static final int KILLS_IN_SHORT = 2;

    @Override
    public String name() {
        return String.format(Locale.ROOT, "an office in a file killed with kill -9, %d times, under load of every kind of change", kills);
    }

    @Override
    public String promise() {
        return "acknowledged = stored = delivered once and in order; unread counts equal a recount; search finds all; answering again "
                + "within 3 s";
    }

    @Override
    public void run(Size size, Findings findings) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int times = size.of(kills, KILLS_IN_SHORT);
        List<Long> starts = new ArrayList<>();
        try (FileOffice office = FileOffice.open(size, List.of());
                Workday day = Workday.begin(office, 8, size.of(80, 30), random.nextLong())) {
            // At first each makes one change of each kind.
            day.awaitChanges(size.of(200, 100));
            for (int i = 0; i < times; i++) {
                Await.time(Duration.ofMillis(random.nextInt(size.of(3_000, 500))));
                office.node().kill();
                starts.add(office.start().toNanos());
                day.check(findings);
                if (!findings.isClean()) {
                    findings.fault(String.format(Locale.ROOT, "after kill %d, seed %d", i + 1, seed));
                    break;
                }
                day.awaitChanges(20);
            }
            findings.see(day.summary());
            Latencies answered = Latencies.of(starts.stream().mapToLong(Long::longValue).toArray(), 0, starts.size());
            findings.see(String.format(Locale.ROOT,
                    "%d kills, %d requests without an answer, all repeated; answering again after %.1f s (median), %.1f s at most; the longest "
                            + "without a stream %.1f s",
                    starts.size(), day.unanswered(), answered.percentile(50) / 1e3, answered.percentile(100) / 1e3,
                    day.longestGap().toMillis() / 1e3));
            // Twice the promise, since here the machine starts the server and works for everybody at once.
            findings.judge(answered.percentile(100) < 6_000, "the server answered too late");
        }
    }
}
