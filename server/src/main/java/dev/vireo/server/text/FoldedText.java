package dev.vireo.server.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds names to ignore case when comparing and finding them. Folding happens here and never with SQL's {@code lower()}, which
 * follows the locale of the computer in H2 and that of the database in PostgreSQL: in Turkish ones, IDIL and idil are two names.
 */
public final class FoldedText {

    /** What a capital dotted İ becomes in lower case. */
    private static final String DOTTED = "i\u0307";

    private FoldedText() {
    }

    public static String of(String text) {
        // By upper case first: ß and SS, ς and σ, ı and I have one upper case each but several lower ones.
        String folded = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ').replace(DOTTED, "i");
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
