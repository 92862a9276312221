package dev.vireo.server.drill;

import java.util.List;
import java.util.Locale;

/**
 * How a drill went.
 *
 * @param faults empty if all held
 */
record Outcome(String drill, String promise, String seen, List<String> faults) {

    boolean ok() {
        return faults.isEmpty();
    }

    /** A row of a Markdown table. */
    String row() {
        return String.format(Locale.ROOT, "| %s | %s | %s | %s |", drill, promise, seen, ok() ? "ok" : "**not ok**");
    }
}
