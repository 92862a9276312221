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

    /** Of an office in a file. {@code -Ddrill.rounds} makes fewer. */
    private static Map<String, FileDrill> ofFiles() {
        Map<String, FileDrill> drills = new LinkedHashMap<>();
        drills.put("file-killed", new KilledOffice(Integer.getInteger("drill.rounds", 100)));
        drills.put("file-damaged", new DamagedFiles(Integer.getInteger("drill.rounds", 20)));
        drills.put("file-clock", new ClockJumps());
        drills.put("file-greedy", new GreedyClients());
        drills.put("file-stampede", new Stampede());
        drills.put("file-passwords", new WrongPasswords());
        drills.put("file-month", new MonthOfWork(Integer.getInteger("drill.rounds", 30)));
        return drills;
    }

    /** @param args the names of drills, or {@code all} */
    public static void main(String[] args) throws Exception {
        List<String> wanted = List.of(args);
        List<Outcome> outcomes = new ArrayList<>();
        for (Map.Entry<String, Drill> each : all().entrySet()) {
            if (wanted.contains("all") || wanted.contains(each.getKey())) {
                announce(each.getValue().name());
                outcomes.add(play(each.getValue()));
            }
        }
        for (Map.Entry<String, FileDrill> each : ofFiles().entrySet()) {
            if (wanted.contains("all") || wanted.contains(each.getKey())) {
                announce(each.getValue().name());
                outcomes.add(told(each.getValue().play(Size.FULL)));
            }
        }
        System.out.printf(Locale.ROOT, "%n| drill | to hold | seen | |%n|---|---|---|---|%n");
        outcomes.forEach(outcome -> System.out.println(outcome.row()));
        System.exit(!outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::ok) ? 0 : 1);
    }

    private static Outcome play(Drill drill) throws Exception {
        try (Stage stage = drill.stage(Size.FULL)) {
            return told(drill.play(stage, Size.FULL));
        }
    }

    private static void announce(String name) {
        System.out.printf(Locale.ROOT, "%s %s%n", LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS), name);
    }

    private static Outcome told(Outcome outcome) {
        outcome.faults().forEach(fault -> System.out.println("  not ok: " + fault));
        System.out.println("  seen: " + outcome.seen());
        return outcome;
    }
}
