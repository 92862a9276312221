package dev.vireo.server.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a drill has seen, and what of it was not to be. One thread. */
final class Findings {

    private static final int TOLD = 12;

    private final Size size;
    private final List<String> seen = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Findings(Size size) {
        this.size = size;
    }

    void see(String what) {
        seen.add(what);
    }

    void fault(String what) {
        faults.add(what);
    }

    void faults(List<String> more) {
        faults.addAll(more);
    }

    boolean isClean() {
        return faults.isEmpty();
    }

    /** Requires something that must hold on every machine. */
    void require(boolean holds, String otherwise) {
        if (!holds) {
            fault(otherwise);
        }
    }

    /** Requires something about times, which applies only to full-length drills and depends on the machine. */
    void judge(boolean holds, String otherwise) {
        if (size == Size.FULL && !holds) {
            fault(otherwise);
        }
    }

    Outcome of(String drill, String promise) {
        List<String> told = faults.stream().limit(TOLD).collect(Collectors.toCollection(ArrayList::new));
        if (faults.size() > TOLD) {
            told.add(String.format(Locale.ROOT, "and %d more", faults.size() - TOLD));
        }
        return new Outcome(drill, promise, String.join("; ", seen), told);
    }
}
