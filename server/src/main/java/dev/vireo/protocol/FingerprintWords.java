package dev.vireo.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A short word for each number of ten bits. The list and its source stand beside this class; changing it changes all words. */
final class FingerprintWords {

    static final int BITS = 10;
    static final int LAST = (1 << BITS) - 1;
    private static final String LIST = "fingerprint-words.txt";

    private FingerprintWords() {
    }

    /** Loads the list when the first word is needed. */
    private static final class WordList {

        private static final List<String> WORDS = read();

        private static List<String> read() {
            try (InputStream list = Objects.requireNonNull(FingerprintWords.class.getResourceAsStream(LIST));
                    BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
                return lines.lines().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String word(int number) {
        return WordList.WORDS.get(number);
    }
}
