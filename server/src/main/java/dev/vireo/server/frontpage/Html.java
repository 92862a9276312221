package dev.vireo.server.frontpage;

/** The parts that every page has in common. */
final class Html {

    private Html() {
    }

    /** Any text, as text. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(each -> {
            if (each == '<' || each == '>' || each == '&' || each == '"' || each == '\'') {
                escaped.append("&#").append(each).append(';');
            } else {
                escaped.appendCodePoint(each);
            }
        });
        return escaped.toString();
    }
}
