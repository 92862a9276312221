package dev.vireo.server.drill;

import dev.vireo.server.drill.Stage.Waking;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plays what {@code mvn -Pdrills} plays, all of it or what is named, and prints a table. Fails if a drill does. */
public final class Drills {

    private Drills() {
    }

    private static Map<String, Drill> all() {
        Map<String, Drill> drills = new LinkedHashMap<>();
        drills.put("two-redis", new TwoServers(Waking.REDIS));
        drills.put("two-notify", new TwoServers(Waking.POSTGRES));
        drills.put("redis-away", new RedisAway());
        drills.put("postgres-away", new PostgresAway());
        drills.put("killed", new KilledServer());
        drills.put("cut", new CutNetwork());
        drills.put("taken", new TakenDatabase());
        drills.put("rolling", new RollingRestart());
        return drills;
    }

    /** @param args the names of drills, or {@code all} */
    public static void main(String[] args) throws Exception {
        List<String> wanted = List.of(args);
        List<Outcome> outcomes = new ArrayList<>();
        for (Map.Entry<String, Drill> each : all().entrySet()) {
            if (wanted.contains("all") || wanted.contains(each.getKey())) {
                System.out.printf(Locale.ROOT, "%s %s%n", LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
                        each.getValue().name());
                outcomes.add(play(each.getValue()));
            }
        }
        System.out.printf(Locale.ROOT, "%n| drill | to hold | seen | |%n|---|---|---|---|%n");
        outcomes.forEach(outcome -> System.out.println(outcome.row()));
        System.exit(!outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::ok) ? 0 : 1);
    }

    private static Outcome play(Drill drill) throws Exception {
        try (Stage stage = drill.stage(Size.FULL)) {
            Outcome outcome = drill.play(stage, Size.FULL);
            outcome.faults().forEach(fault -> System.out.println("  not ok: " + fault));
            System.out.println("  seen: " + outcome.seen());
            return outcome;
        }
    }
}
