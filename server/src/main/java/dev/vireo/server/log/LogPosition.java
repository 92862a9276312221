package dev.vireo.server.log;

import java.util.Optional;
import java.util.regex.Pattern;

/** Parses log positions. The id of a channel or a message is the position of its first entry, in decimal on the wire. */
public final class LogPosition {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    private LogPosition() {
    }

    /** @return empty if the text cannot be an id */
    public static Optional<Long> parse(String id) {
        return FORM.matcher(id).matches() ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }
}
