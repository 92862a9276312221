package dev.vireo.server.attachment;

import dev.vireo.protocol.FileNames;
import dev.vireo.protocol.Limits;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a name under which every system can save a file, and which shows what it is: no path, nothing invisible, nothing that
 * changes the writing direction, nothing that a shell or Windows would interpret.
 */
final class FileName {

    private static final String NONE = "file";
    private static final int LONGEST_READ = 4_000;
    private static final Pattern NAMES_OF_DEVICES = Pattern.compile("(CON|PRN|AUX|NUL|CLOCK\\$|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])",
            Pattern.CASE_INSENSITIVE);

    private FileName() {
    }

    /** @param given the name the uploader gave */
    static String of(String given) {
        String name = given.substring(0, Math.min(given.length(), LONGEST_READ));
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = Normalizer.normalize(plain(name), Normalizer.Form.NFC);
        name = FileNames.shortened(withoutEnds(name), Limits.FILE_NAME_LENGTH, Limits.FILE_NAME_BYTES - 1);
        if (name.isEmpty()) {
            return NONE;
        }
        // One byte is left for the underscore that keeps it from being a device name.
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).strip();
        return NAMES_OF_DEVICES.matcher(stem).matches() ? '_' + name : name;
    }

    private static String plain(String name) {
        return name.codePoints()
                .filter(FileName::isVisible)
                .map(FileName::harmless)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            // Letters that are drawn as nothing, and selectors of variants.
            default -> codePoint != 0x034F && codePoint != 0x115F && codePoint != 0x1160 && codePoint != 0x17B4
                    && codePoint != 0x17B5 && codePoint != 0x2800 && codePoint != 0x3164 && codePoint != 0xFFA0
                    && (codePoint < 0xFE00 || codePoint > 0xFE0F) && (codePoint < 0xE0100 || codePoint > 0xE01EF);
        };
    }

    private static int harmless(int codePoint) {
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            return ' ';
        }
        return "<>:\"|?*".indexOf(codePoint) >= 0 ? '_' : codePoint;
    }

    private static String withoutEnds(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end).stripLeading();
    }

    /** For a header's {@code filename}, which old clients read as ASCII. */
    static String ascii(String name) {
        return name.codePoints()
                .mapToObj(c -> c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '%' && c != ';'
                        ? Character.toString(c) : "_")
                .collect(Collectors.joining());
    }

    /** For a header's {@code filename*}: UTF-8 in percent escapes (RFC 5987). */
    static String escaped(String name) {
        StringBuilder text = new StringBuilder("UTF-8''");
        for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
            if (unit >= '0' && unit <= '9' || unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z'
                    || "!#$&+-.^_`|~".indexOf(unit) >= 0) {
                text.append((char) unit);
            } else {
                text.append('%').append(String.format(Locale.ROOT, "%02X", unit & 0xFF));
            }
        }
        return text.toString();
    }
}
