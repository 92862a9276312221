package dev.vireo.server.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the log's timestamps. They follow the computer's clock wherever it goes; the order of entries comes from their
 * positions. Only where the clock is less than a second behind the last timestamp, as the clocks of two servers can be, or one
 * that is being adjusted, timestamps advance by a microsecond each, so that they keep rising. One thread.
 */
final class OfficeClock {

    private static final Logger logger = LoggerFactory.getLogger(OfficeClock.class);
    private static final Duration BRIDGED = Duration.ofSeconds(1);
    /** More than a pause of the process or a slow adjustment can explain. */
    private static final Duration LEAP = Duration.ofMinutes(1);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant lastRead = Instant.EPOCH;
    private long lastNanos;
    private long warnedAt;
    private boolean warned;

    /** @param nanos a steady clock, as {@link System#nanoTime} */
    OfficeClock(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * The next time, to the microsecond.
     *
     * @param last the last one given in this office, by any server
     */
    Instant next(Instant last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        watch(now, last);
        if (now.isAfter(last)) {
            return now;
        }
        return Duration.between(now, last).compareTo(BRIDGED) < 0 ? last.plus(1, ChronoUnit.MICROS) : now;
    }

    private void watch(Instant now, Instant last) {
        long steady = nanos.getAsLong();
        if (Duration.between(now, last).compareTo(BRIDGED) >= 0) {
            warn("The clock is at {}, {} behind the last timestamp; new timestamps follow the clock, and numbers keep the order", now,
                    Duration.between(now, last), steady);
        } else if (!lastRead.equals(Instant.EPOCH)) {
            Duration leapt = Duration.between(lastRead, now).minusNanos(steady - lastNanos);
            if (leapt.compareTo(LEAP) > 0) {
                warn("The clock jumped ahead to {}, by {} more than time has passed: it was set, or the computer slept", now, leapt,
                        steady);
            }
        }
        lastRead = now;
        lastNanos = steady;
    }

    /** Warns only occasionally, since two servers whose clocks disagree would fill the log. */
    private void warn(String text, Instant now, Duration by, long steady) {
        if (!warned || steady - warnedAt > BETWEEN_WARNINGS.toNanos()) {
            warned = true;
            warnedAt = steady;
            logger.warn(text, now, by);
        }
    }
}
