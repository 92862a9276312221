package dev.vireo.app.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people say of themselves.
 *
 * @param emoji one, or empty
 * @param text  may be empty
 * @param until when both go by themselves; null if they stay
 */
public record PersonStatus(String emoji, String text, @Nullable Instant until) {

    public static final PersonStatus NONE = new PersonStatus("", "", null);

    public boolean isEmpty() {
        return emoji.isEmpty() && text.isEmpty();
    }
}
