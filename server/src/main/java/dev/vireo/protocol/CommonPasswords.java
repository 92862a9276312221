package dev.vireo.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the most common passwords. The list and its source stand beside this class. */
final class CommonPasswords {

    private static final String LIST = "common-passwords.txt";
    /** The longest addition that makes a common word no better: a year, some digits, a punctuation mark. */
    private static final int TRIMMINGS = 6;

    private CommonPasswords() {
    }

    /** Loads the list when the first password is checked. */
    private static final class Holder {

        private static final Set<String> PASSWORDS = read();

        private static Set<String> read() {
            try (InputStream list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST));
                    BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
                return lines.lines().map(CommonPasswords::plain).collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether this lower-case password is in the list, also with digits and signs in place of letters. */
    static boolean holds(String password) {
        String bare = password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        String spaceless = password.replaceAll("[\\s._-]+", "");
        return isListed(password) || isListed(spaceless)
                || !bare.isEmpty() && password.length() - bare.length() <= TRIMMINGS && isListed(bare);
    }

    private static boolean isListed(String password) {
        return Holder.PASSWORDS.contains(plain(password));
    }

    private static String plain(String password) {
        StringBuilder plain = new StringBuilder(password.length());
        password.chars().forEach(c -> plain.append(switch (c) {
            case '0' -> 'o';
            case '1', '!', '|' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7', '+' -> 't';
            default -> (char) c;
        }));
        return plain.toString();
    }
}
