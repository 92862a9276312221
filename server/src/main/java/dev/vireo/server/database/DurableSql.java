package dev.vireo.server.database;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells what a statement of a durable transaction does. Whatever changes something is repeated from the journal after a crash, and has to
 * do exactly the same again: it may not ask for the time, for chance or for the next number of a sequence, and it may change rows only.
 */
enum DurableSql {
    READS,
    CHANGES;

    private static final Pattern FIRST_WORD = Pattern.compile("^[\\s(]*([A-Za-z]+)");
    private static final Pattern UNPREDICTABLE = Pattern.compile("\\b(CURRENT_(DATE|TIME|TIMESTAMP)|LOCALTIME|LOCALTIMESTAMP|NOW|SYSDATE|"
            + "SYSTIMESTAMP|CLOCK_TIMESTAMP|RAND|RANDOM|RANDOM_UUID|GEN_RANDOM_UUID|UUID|SECURE_RAND|NEXTVAL|NEXT\\s+VALUE|SESSION_ID|"
            + "IDENTITY|LAST_INSERT_ID)\\b");
    private static final Pattern TEXTS = Pattern.compile("'[^']*'");
    private static final Pattern CHANGES_INSIDE = Pattern.compile("\\b(FINAL|NEW|OLD)\\s+TABLE\\b");

    /** @throws IllegalArgumentException if it has no place in a durable transaction */
    static DurableSql of(String sql) {
        String code = TEXTS.matcher(sql).replaceAll("''").toUpperCase(Locale.ROOT);
        return switch (firstWord(code)) {
            case "SELECT", "WITH", "VALUES", "EXPLAIN", "TABLE" -> {
                if (CHANGES_INSIDE.matcher(code).find()) {
                    throw new IllegalArgumentException("a query that changes something: " + sql);
                }
                yield READS;
            }
            case "INSERT", "UPDATE", "DELETE", "MERGE" -> {
                if (UNPREDICTABLE.matcher(code).find()) {
                    throw new IllegalArgumentException("a change that would be another one when it is repeated: " + sql);
                }
                yield CHANGES;
            }
            default -> throw new IllegalArgumentException("a durable transaction only changes rows: " + sql);
        };
    }

    /** Whether a statement changes rows, wherever it is run. */
    static boolean changesRows(String sql) {
        return switch (firstWord(sql)) {
            case "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE" -> true;
            default -> false;
        };
    }

    private static String firstWord(String sql) {
        var word = FIRST_WORD.matcher(sql);
        return word.find() ? word.group(1).toUpperCase(Locale.ROOT) : "";
    }
}
