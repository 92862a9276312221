package dev.vireo.server.drill;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Something that may happen to an office in a file, and what is to hold then. Each opens an office of its own. */
interface FileDrill {

    int TRACED = 6;

    /** For the table. */
    String name();

    /** For the table. */
    String promise();

    void run(Size size, Findings findings) throws Exception;

    default Outcome play(Size size) {
        Findings findings = new Findings(size);
        try {
            run(size, findings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            findings.fault("it was interrupted");
        } catch (Exception | AssertionError e) {
            findings.fault("it broke off: " + e + Arrays.stream(e.getStackTrace()).limit(TRACED).map(frame -> " at " + frame)
                    .collect(Collectors.joining()));
        }
        return findings.of(name(), promise());
    }
}
