package dev.vireo.server.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of checking the chain.
 *
 * @param entries  how many there are, or how many were read before the one that is broken
 * @param since    the time of the first; empty where there is none
 * @param lastHash of the last entry; zeros where there is none
 * @param fault    empty while the chain is unbroken
 */
public record AuditVerdict(long entries, Optional<Instant> since, String lastHash, Optional<AuditFault> fault) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** In one line, for people. */
    public String line() {
        String sound = String.format(Locale.ROOT, "%,d %s", entries, entries == 1 ? "entry" : "entries")
                + since.map(first -> ", unbroken since " + TIME.format(first) + "; last hash " + lastHash).orElse("");
        return fault.map(broken -> "BROKEN: " + broken.reason() + " Before it: " + sound + ".").orElse(sound + ".");
    }

    /**
     * Where the chain is broken first.
     *
     * @param number of the entry
     * @param reason a sentence
     */
    public record AuditFault(long number, String reason) {
    }
}
