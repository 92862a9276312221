package dev.vireo.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of every error answer: {@code {"error": {"code", "message", …}}}. */
public record Problem(Details error) {

    /**
     * @param code    stable, for programs: {@code message_too_long}
     * @param message plain words for a person
     * @param details further facts such as the limit; null where there are none
     */
    public record Details(String code, String message, @Nullable Map<String, Object> details) {
    }

    public static Problem of(String code, String message) {
        return new Problem(new Details(code, message, null));
    }
}
