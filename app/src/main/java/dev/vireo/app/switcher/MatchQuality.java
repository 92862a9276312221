package dev.vireo.app.switcher;

/** How well something fits what was typed, the best first. */
enum MatchQuality {
    /** It is the name. */
    EXACT,
    /** The name, a word of it or the username begins so. */
    BEGINS,
    /** The initials of its words, or some letters of each. */
    INITIALS,
    /** In the middle of a word. */
    WITHIN,
    /** Not in the name but in what else is known. */
    ELSEWHERE,
    /** But for one letter that is missing, too many, another, or in its neighbour's place. */
    TYPO;

    MatchQuality worse(MatchQuality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
