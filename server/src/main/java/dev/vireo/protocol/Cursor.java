package dev.vireo.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in an office's log: everything up to and including {@code pos} has been seen. The epoch names the log itself. A
 * database restored from a backup continues under a new epoch, so that a cursor from the lost future is recognised. On the wire
 * it is one opaque string.
 */
public record Cursor(String epoch, long pos) {

    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,32})-([0-9]{1,18})");

    @JsonCreator
    public static Cursor parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Cursor(matcher.group(1), Long.parseLong(matcher.group(2)));
    }

    @JsonValue
    @Override
    public String toString() {
        return epoch + "-" + pos;
    }
}
