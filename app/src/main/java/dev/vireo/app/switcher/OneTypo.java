package dev.vireo.app.switcher;

/** Words that differ in one letter. */
final class OneTypo {

    /** So short a word is everywhere, but for a letter. */
    private static final int SHORTEST = 3;

    private OneTypo() {
    }

    /**
     * How much of the beginning of a word is what was typed, but for one letter that is missing, too many, another, or in its neighbour's
     * place; -1 if none of it is. Of three letters the first has to be right.
     */
    static int beginOf(String word, String typed) {
        int size = typed.length();
        if (size < SHORTEST || word.isEmpty() || size == SHORTEST && typed.charAt(0) != word.charAt(0)) {
            return -1;
        }
        int same = 0;
        while (same < size && same < word.length() && typed.charAt(same) == word.charAt(same)) {
            same++;
        }
        // What comes after the first difference has to be the same again, moved by that one letter. Of three letters, two would be too few.
        boolean enough = size > SHORTEST || same < size - 1;
        if (enough && rest(typed, same + 1, word, same + 1)) {
            return size;
        }
        if (same + 1 < size && same + 1 < word.length() && typed.charAt(same) == word.charAt(same + 1)
                && typed.charAt(same + 1) == word.charAt(same) && rest(typed, same + 2, word, same + 2)) {
            return size;
        }
        if (rest(typed, same, word, same + 1)) {
            return size + 1;
        }
        return enough && rest(typed, same + 1, word, same) ? size - 1 : -1;
    }

    private static boolean rest(String typed, int from, String word, int at) {
        return from <= typed.length() && word.startsWith(typed.substring(from), at);
    }
}
