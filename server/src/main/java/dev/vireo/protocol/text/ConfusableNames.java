package dev.vireo.protocol.text;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which names look the same (Unicode Technical Standard 39). Two names look alike if they share a skeleton. Thread-safe.
 */
public final class ConfusableNames {

    private static final Pattern BESIDE_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /** The username that the client shows beside names. */
    private static final Pattern USERNAME_BESIDE = Pattern.compile("@\\S+");
    /** Only on Latin letters: in other scripts, marks are vowels. */
    private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

    private ConfusableNames() {
    }

    /**
     * The skeletons of a name, without case and word separators. Upper-case letters resemble other letters than lower-case ones
     * do, so a name with both has one skeleton as written and one in lower case.
     */
    public static Set<String> skeletons(String name) {
        String words = BESIDE_LETTERS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll(" ").strip();
        String asWritten = skeletonWithoutCase(words);
        String inLowerCase = CHECKER.getSkeleton(words.toLowerCase(Locale.ROOT));
        return asWritten.equals(inLowerCase) ? Set.of(asWritten) : Set.of(asWritten, inLowerCase);
    }

    /** Like {@link #skeletons(String)}, but also without accents, for comparison with usernames, which have none. */
    public static Set<String> bareSkeletons(String name) {
        return skeletons(withoutAccents(name));
    }

    /**
     * A key shared by all names that look alike to a reader. It also ignores accents, spaces, and a {@code @username} that
     * somebody wrote into their own name.
     */
    public static String markingKey(String name) {
        String letters = BESIDE_LETTERS.matcher(USERNAME_BESIDE.matcher(name).replaceAll("")).replaceAll("");
        return skeletonWithoutCase(withoutAccents(letters));
    }

    private static String withoutAccents(String name) {
        return ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    }

    private static String skeletonWithoutCase(String letters) {
        return CHECKER.getSkeleton(CHECKER.getSkeleton(letters).toLowerCase(Locale.ROOT));
    }
}
