package dev.vireo.server.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs what {@code mvn -Pbench} measures, all of it or what is named. */
public final class Bench {

    private interface Measurement {
        void run(String[] args) throws Exception;
    }

    private Bench() {
    }

    /** @param args the names of measurements, or {@code all} */
    public static void main(String[] args) throws Exception {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put("fanout", FanoutBench::main);
        measurements.put("sending", SendingBench::main);
        measurements.put("search", SearchBench::main);
        measurements.put("heavy-user", HeavyUserBench::main);
        measurements.put("reading", ReadingBench::main);
        measurements.put("tls", TlsBench::main);
        measurements.put("leaving", LeavingBench::main);
        measurements.put("guests", GuestBench::main);
        List<String> wanted = List.of(args);
        for (Map.Entry<String, Measurement> each : measurements.entrySet()) {
            if (wanted.contains("all") || wanted.contains(each.getKey())) {
                System.out.printf(Locale.ROOT, "%n## %s%n%n", each.getKey());
                each.getValue().run(new String[0]);
            }
        }
    }
}
