package dev.vireo.app.office;

/** Makes the words of a server fit for the screen before the server is trusted. */
final class ServerWords {

    private ServerWords() {
    }

    /** One line of at most so many characters, without control characters; the rest is cut off and marked. */
    static String line(String words, int longest) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= longest ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "\u2026";
    }
}
