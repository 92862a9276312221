package dev.vireo.protocol.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds mentions in a text. A mention is a name behind an {@code @} that does not follow anything a name or an address could end
 * with. Letters of scripts without upper and lower case do not count as such, since those are written without spaces or take
 * names as endings. A full stop, hyphen or underscore at the end belongs to the sentence. A name with a host behind it is an
 * address of another network.
 */
final class MentionFinder {

    /** A mention in a text, with its {@code @}: from its first char up to but not including the last index. */
    record MentionSpan(int from, int to, String name) {
    }

    private MentionFinder() {
    }

    static List<MentionSpan> in(CharSequence text) {
        List<MentionSpan> calls = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != '@' || at + 1 == text.length() || !isLetter(text.charAt(at + 1)) || bordersAName(text, at)) {
                continue;
            }
            int end = at + 1;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            int last = end;
            while (".-_".indexOf(text.charAt(last - 1)) >= 0) {
                last--;
            }
            int host = host(text, end);
            if (host == end && !goesOn(text, last, end)) {
                calls.add(new MentionSpan(at, last, text.subSequence(at + 1, last).toString()));
            }
            at = Math.max(end, host) - 1;
        }
        return calls;
    }

    private static boolean bordersAName(CharSequence text, int at) {
        int before = at;
        while (before > 0) {
            int sign = Character.codePointBefore(text, before);
            if (!isMark(sign) && (CharacterKinds.isSpace(sign) || !Invisible.is(sign))) {
                return "._@/-".indexOf(sign) >= 0 || isOfAName(sign);
            }
            before -= Character.charCount(sign);
        }
        return false;
    }

    /** Whether more letters follow, which make it another name. After a full stop begins a new sentence. */
    private static boolean goesOn(CharSequence text, int last, int end) {
        if (end == text.length() || last < end && text.charAt(end - 1) == '.') {
            return false;
        }
        int next = Character.codePointAt(text, end);
        return isOfAName(next) || isMark(next);
    }

    /**
     * The end of a host after the name: {@code @host} as in Mastodon, or {@code :host.example} as in Matrix. The same index if
     * there is none.
     */
    private static int host(CharSequence text, int from) {
        if (from + 1 >= text.length() || text.charAt(from) != '@' && text.charAt(from) != ':' || !isHost(text.charAt(from + 1))) {
            return from;
        }
        boolean dotted = text.charAt(from) == '@';
        int end = from + 1;
        while (end < text.length() && (isHost(text.charAt(end)) || text.charAt(end) == '.')) {
            dotted |= text.charAt(end) == '.' && end + 1 < text.length() && isHost(text.charAt(end + 1));
            end++;
        }
        return dotted ? end : from;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isPart(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }

    private static boolean isHost(char c) {
        return isLetter(c) || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    /** Whether it is a digit, or a letter of a script with upper and lower case. */
    private static boolean isOfAName(int sign) {
        return CharacterKinds.isCased(sign) || CharacterKinds.isDigit(sign);
    }

    private static boolean isMark(int sign) {
        return CharacterKinds.isMark(sign);
    }
}
