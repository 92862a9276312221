package dev.vireo.server.log;

import java.util.Optional;
import java.util.regex.Pattern;

/** Channels and messages are named by the log position at which they came to be; on the wire, in decimal. */
public final class LogPosition {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    private LogPosition() {
    }

    /** @return empty for what cannot be an id, which then names nothing */
    public static Optional<Long> parse(String id) {
        return FORM.matcher(id).matches() ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }
}
