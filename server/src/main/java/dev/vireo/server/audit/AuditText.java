package dev.vireo.server.audit;

import dev.vireo.protocol.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bounds the texts of an entry, and takes out what a database might store differently from how it was hashed: NUL, unpaired
 * surrogates and other characters that are not text.
 */
final class AuditText {

    private static final int USERNAME = 32;
    private static final int ADDRESS = 64;
    private static final int DETAIL = 200;
    private static final int DETAILS = 12;
    private static final String CUT = "…";
    private static final int REPLACEMENT = 0xFFFD;

    private AuditText() {
    }

    static String username(String text) {
        return bounded(text, USERNAME);
    }

    static String address(String text) {
        return bounded(text, ADDRESS);
    }

    /** A JSON object with sorted keys, and no more of them than anybody needs. */
    static String details(Map<String, String> details) {
        Map<String, String> sorted = new TreeMap<>();
        new TreeMap<>(details).entrySet().stream().limit(DETAILS)
                .forEach(detail -> sorted.put(bounded(detail.getKey(), USERNAME), bounded(detail.getValue(), DETAIL)));
        return Json.write(sorted);
    }

    private static String bounded(String text, int longest) {
        String clean = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = longest - CUT.length();
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
