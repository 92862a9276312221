package dev.vireo.server.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changed the office.
 *
 * @param values for its question marks, in order: text, numbers, truths, times, bytes, arrays of the first three, or null
 */
public record JournaledStatement(String sql, List<@Nullable Object> values) {
}
