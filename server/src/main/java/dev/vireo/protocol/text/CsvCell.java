package dev.vireo.protocol.text;

import java.util.regex.Pattern;

/**
 * A cell of a CSV file that no spreadsheet executes. Spreadsheets take a cell for a formula by how it begins, quoted or not. So an
 * apostrophe goes before such a beginning, also where it comes behind spaces, and where it comes behind a character that separates
 * cells in other settings than ours: with semicolons for separators, all our quotes but the first of a line mean nothing.
 */
public final class CsvCell {

    /** What begins a formula, in ASCII and in full width; and an apostrophe, so that each one at the beginning is one of ours. */
    private static final String STARTS = "[=+\\-@\\t\\r\\n'\uFF1D\uFF0B\uFF0D\uFF20]";
    private static final Pattern AT_BEGINNING = Pattern.compile("^(?=[\"\\p{Z}\\p{Cf}]*" + STARTS + ")");
    private static final Pattern BEHIND_SEPARATOR = Pattern.compile("(?<=[;,\\t|\\r\\n])(?=[\"\\p{Z}\\p{Cf}]*" + STARTS + ")");

    private CsvCell() {
    }

    /** Quoted, since it may hold anything. */
    public static String of(String text) {
        String harmless = BEHIND_SEPARATOR.matcher(AT_BEGINNING.matcher(text).replaceFirst("'")).replaceAll("'");
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
