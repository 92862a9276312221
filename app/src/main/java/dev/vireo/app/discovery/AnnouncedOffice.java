package dev.vireo.app.discovery;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.text.Invisible;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contents of an announcement, once nothing in it can do harm on a screen. */
record AnnouncedOffice(String name, String id, String fingerprintHead, boolean tls, String version) {

    /** What tells offices apart: whoever takes another's id has yet another key, and stands beside it. */
    record Identity(String id, String fingerprintHead, boolean tls) {
    }

    /** Empty if there is no id or no name to show. */
    static Optional<AnnouncedOffice> of(Map<String, String> attributes) {
        String id = attributes.getOrDefault("id", "");
        String name = line(attributes.getOrDefault("name", ""));
        if (!id.matches("[0-9a-f]{8,64}") || Invisible.only(name)) {
            return Optional.empty();
        }
        String head = attributes.getOrDefault("key", "");
        String version = attributes.getOrDefault("version", "");
        return Optional.of(new AnnouncedOffice(name, id, head.matches("[0-9a-f]{20}") ? head : "",
                attributes.getOrDefault("tls", "").equals("1"), version.matches("[0-9A-Za-z.+-]{1,40}") ? version : ""));
    }

    Identity identity() {
        return new Identity(id, fingerprintHead, tls);
    }

    FoundOffice at(List<URI> addresses) {
        return new FoundOffice(name, id, addresses, fingerprintHead, tls, version);
    }

    /**
     * On one line, as long as a name may be. Characters that turn the direction of the text around them, or show nothing, are left
     * out, but for the two joiners that some scripts are written with.
     */
    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(4L * Limits.DISPLAY_NAME_LENGTH).forEach(each -> {
            if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
                line.append(' ');
            } else if (each == ZERO_WIDTH_JOINER || each == ZERO_WIDTH_NON_JOINER || !Invisible.is(each) && isText(each)) {
                line.appendCodePoint(each);
            }
        });
        String clean = line.toString().replaceAll(" +", " ").strip();
        return clean.codePointCount(0, clean.length()) <= Limits.DISPLAY_NAME_LENGTH ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, Limits.DISPLAY_NAME_LENGTH - 1)) + "…";
    }

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static boolean isText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> codePoint != '\uFFFD';
        };
    }
}
