package dev.vireo.protocol;

import java.util.List;

/** Knows the character sequences that are easy to type: rows and columns of keyboards, alphabets, and digits in order. */
final class KeyboardRuns {

    private static final int SHORTEST = 3;
    private static final List<String> ROWS = List.of(
            "1234567890-=", "0123456789",
            "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./",
            "qwertzuiop\u00fc", "yxcvbnm,.-", "azertyuiop", "qsdfghjklm", "wxcvbn",
            "\u0439\u0446\u0443\u043a\u0435\u043d\u0433\u0448\u0449\u0437\u0445\u044a",
            "\u0444\u044b\u0432\u0430\u043f\u0440\u043e\u043b\u0434\u0436\u044d",
            "\u044f\u0447\u0441\u043c\u0438\u0442\u044c\u0431\u044e",
            "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.");

    private KeyboardRuns() {
    }

    /** Counts the characters, each run of at least three as one. */
    static int collapsed(String text) {
        int[] characters = text.codePoints().toArray();
        int count = 0;
        for (int i = 0; i < characters.length; count++) {
            int run = run(characters, i);
            i += run < SHORTEST ? 1 : run;
        }
        return count;
    }

    /** The end of the run that begins here: ascending, descending or repeating. */
    private static int run(int[] characters, int from) {
        int longest = 1;
        for (int step = -1; step <= 1; step++) {
            int end = from + 1;
            while (end < characters.length && follows(characters[end - 1], characters[end], step)) {
                end++;
            }
            longest = Math.max(longest, end - from);
        }
        return longest;
    }

    private static boolean follows(int one, int next, int step) {
        if (next - one == step) {
            return true;
        }
        String pair = step > 0 ? Character.toString(one) + Character.toString(next) : Character.toString(next) + Character.toString(one);
        return step != 0 && ROWS.stream().anyMatch(row -> row.contains(pair));
    }
}
