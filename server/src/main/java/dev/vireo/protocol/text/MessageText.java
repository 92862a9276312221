package dev.vireo.protocol.text;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.text.Normalizer;

/** Normalises what a person typed or pasted into the text that is sent to the office. */
public final class MessageText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int NEXT_LINE = 0x85;

    private MessageText() {
    }

    /** The text that is sent, trimmed and in NFC; empty if nothing visible was written. */
    public static String of(String written) {
        String text = trimmed(Normalizer.normalize(pasted(written), Normalizer.Form.NFC));
        return blank(text) ? "" : text;
    }

    /** Whether it has no visible character and so is no message: white space, invisible characters, or nothing at all. */
    public static boolean blank(String text) {
        return Invisible.only(text);
    }

    /**
     * Removes leading blank lines and trailing white space. The indentation of the first line stays, since it may begin a table
     * or code.
     */
    public static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        for (int at = 0; at < end && isSpace(text.charAt(at)); at++) {
            if (isLineEnd(text.charAt(at))) {
                start = at + 1;
            }
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    /**
     * Converts pasted text to what the server accepts: every kind of line end becomes a new line, Windows-1252 characters that
     * were decoded as control characters are restored, and other control characters are removed.
     */
    public static String pasted(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n' || c == '\t')) {
            return text;
        }
        // In a text with other Windows-1252 characters this is an ellipsis, otherwise the line end of mainframes and XML.
        boolean windows = text.chars().anyMatch(c -> isC1(c) && c != NEXT_LINE);
        StringBuilder clean = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\r' -> {
                    if (at + 1 == text.length() || text.charAt(at + 1) != '\n') {
                        clean.append('\n');
                    }
                }
                case '\u000b', '\f', '\u2028', '\u2029' -> clean.append('\n');
                case '\u001c', '\u001d', '\u001e', '\u001f' -> clean.append(' ');
                case '\n', '\t' -> clean.append(c);
                case NEXT_LINE -> clean.append(windows ? '…' : '\n');
                default -> append(clean, text, at);
            }
        }
        return clean.toString();
    }

    private static void append(StringBuilder clean, String text, int at) {
        char c = text.charAt(at);
        if (isC1(c)) {
            char meant = WINDOWS.decode(ByteBuffer.wrap(new byte[] {(byte) c})).get();
            if (meant != '\ufffd' && !isC1(meant)) {
                clean.append(meant);
            }
        } else if (Character.isSurrogate(c)) {
            boolean paired = Character.isHighSurrogate(c)
                    ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                    : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
            clean.append(paired ? c : '\ufffd');
        } else if (!Character.isISOControl(c)) {
            clean.append(c);
        }
    }

    private static boolean isC1(int c) {
        return c >= 0x80 && c < 0xa0;
    }
}
