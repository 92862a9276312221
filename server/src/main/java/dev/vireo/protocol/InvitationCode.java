package dev.vireo.protocol;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An invitation as it is read aloud: seven groups of four characters of Crockford's base 32, which has no I, L, O and U. First the
 * head of the office's key, by which a client knows the right server before it sends anything; then the one-time part, which is the
 * secret; last a check character. Whatever a person types for it can be read: small letters, O for 0, I and L for 1, any spaces and
 * dashes.
 *
 * <p>The check character makes the sum of all characters, each times a weight of its own in the field of 32 elements, come to one. So
 * it catches each single wrong character, and each two that have changed places.
 */
public final class InvitationCode {

    public static final int GROUPS = 7;
    public static final int GROUP_LENGTH = 4;
    /** The bits of the one-time part. */
    public static final int SECRET_BITS = 55;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = GROUPS * GROUP_LENGTH;
    private static final int BITS = 5;
    private static final int HEAD_LENGTH = KeyFingerprint.HEAD_BYTES * Byte.SIZE / BITS;
    private static final int SECRET_LENGTH = SECRET_BITS / BITS;
    /** Far more than a code with a space behind each character. */
    private static final int LONGEST_INPUT = 200;
    private static final String DASHES = "-_\u2010\u2011\u2012\u2013\u2014\u2015\u2212.,:;/'\"";

    private final int[] characters;

    private InvitationCode(int[] characters) {
        this.characters = characters;
    }

    /** What was read: a code, or what is wrong with it. */
    public sealed interface Reading {
    }

    /** It is a code; whether there is such an invitation, its server knows. */
    public record ReadCode(InvitationCode code) implements Reading {
    }

    /**
     * It is none.
     *
     * @param group the group that is wrong, counted from 1; 0 where that cannot be told
     */
    public record MisreadCode(Fault fault, int group) implements Reading {
    }

    /** The reasons for which a text is no code. */
    public enum Fault {
        /** There is nothing. */
        EMPTY,
        /** A character that no code has. */
        BAD_CHARACTER,
        /** Characters are missing: in this group, or at the end. */
        TOO_SHORT,
        /** There are too many: in this group, or at the end. */
        TOO_LONG,
        /** Some character is wrong, or two have changed places. */
        WRONG_CHECK;

        /** Its name in answers. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A new code for the office with this key. @param head the first {@value KeyFingerprint#HEAD_BYTES} bytes of its fingerprint */
    public static InvitationCode issue(byte[] head, SecureRandom random) {
        if (head.length != KeyFingerprint.HEAD_BYTES) {
            throw new IllegalArgumentException("The head of a key's fingerprint has " + KeyFingerprint.HEAD_BYTES + " bytes.");
        }
        int[] characters = new int[LENGTH];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (byte next : head) {
            bits = bits << Byte.SIZE | Byte.toUnsignedInt(next);
            for (held += Byte.SIZE; held >= BITS; held -= BITS) {
                characters[at++] = bits >> held - BITS & 31;
            }
        }
        while (at < LENGTH - 1) {
            characters[at++] = random.nextInt(ALPHABET.length());
        }
        characters[at] = check(characters);
        return new InvitationCode(characters);
    }

    /** Reads what a person typed or pasted. */
    public static Reading read(String text) {
        if (text.length() > LONGEST_INPUT) {
            return new MisreadCode(Fault.TOO_LONG, 0);
        }
        List<Integer> characters = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int sign : Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray()) {
            if (separates(sign)) {
                ends.add(characters.size());
                continue;
            }
            int value = value(sign);
            if (value < 0) {
                return new MisreadCode(Fault.BAD_CHARACTER, characters.size() / GROUP_LENGTH + 1);
            }
            characters.add(value);
        }
        ends.add(characters.size());
        return read(characters.stream().mapToInt(Integer::intValue).toArray(), ends.stream().distinct().filter(end -> end > 0).toList());
    }

    private static Reading read(int[] characters, List<Integer> ends) {
        if (characters.length == 0) {
            return new MisreadCode(Fault.EMPTY, 0);
        }
        if (characters.length != LENGTH) {
            Fault fault = characters.length < LENGTH ? Fault.TOO_SHORT : Fault.TOO_LONG;
            return ends.size() == GROUPS ? oddGroup(ends) : new MisreadCode(fault, 0);
        }
        return check(characters) == characters[LENGTH - 1] ? new ReadCode(new InvitationCode(characters))
                : new MisreadCode(Fault.WRONG_CHECK, 0);
    }

    /** Where as many groups were typed as there are, the first of another length is the one to look at. */
    private static MisreadCode oddGroup(List<Integer> ends) {
        int start = 0;
        for (int group = 0; group < ends.size(); group++) {
            int length = ends.get(group) - start;
            if (length != GROUP_LENGTH) {
                return new MisreadCode(length < GROUP_LENGTH ? Fault.TOO_SHORT : Fault.TOO_LONG, group + 1);
            }
            start = ends.get(group);
        }
        throw new IllegalStateException("groups of the right length make a code of the right length");
    }

    private static boolean separates(int sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.getType(sign) == Character.FORMAT
                || DASHES.indexOf(sign) >= 0;
    }

    private static int value(int sign) {
        int digit = Character.digit(sign, 10);
        if (digit >= 0) {
            return digit;
        }
        // By lower case first: the Turkish dotted I and its dotless i count as any other.
        int capital = Character.toUpperCase(Character.toLowerCase(sign));
        return switch (capital) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> ALPHABET.indexOf(capital);
        };
    }

    /** The check character that belongs to the others: their weighted sum and its own come to one. */
    private static int check(int[] characters) {
        int sum = 1;
        int weight = 1;
        // The last character has the weight one, so that its value is what is missing.
        for (int i = LENGTH - 2; i >= 0; i--) {
            weight = twice(weight);
            sum ^= times(characters[i], weight);
        }
        return sum;
    }

    /** In the field of 32 elements, with x^5 + x^2 + 1. */
    private static int twice(int element) {
        int doubled = element << 1;
        return doubled < 32 ? doubled : doubled ^ 0b100101;
    }

    private static int times(int one, int other) {
        int product = 0;
        int shifted = one;
        for (int bit = 1; bit < 32; bit <<= 1) {
            product ^= (other & bit) == 0 ? 0 : shifted;
            shifted = twice(shifted);
        }
        return product;
    }

    /** The first bytes of the fingerprint of the office's key. */
    public byte[] head() {
        byte[] head = new byte[KeyFingerprint.HEAD_BYTES];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < HEAD_LENGTH; i++) {
            bits = bits << BITS | characters[i];
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                head[at++] = (byte) (bits >> held);
            }
        }
        return head;
    }

    /** The one-time part, in its one spelling. Whoever has it can join. */
    public String secret() {
        return spelled(HEAD_LENGTH, HEAD_LENGTH + SECRET_LENGTH);
    }

    private String spelled(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.append(ALPHABET.charAt(characters[i]));
        }
        return text.toString();
    }

    /** Its groups, in the order in which they are read. */
    public List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < LENGTH; i += GROUP_LENGTH) {
            groups.add(spelled(i, i + GROUP_LENGTH));
        }
        return List.copyOf(groups);
    }

    /** The code in full, for a person or another program. */
    public String text() {
        return String.join("-", groups());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InvitationCode code && Arrays.equals(characters, code.characters);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(characters);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "InvitationCode[" + spelled(0, HEAD_LENGTH) + "]";
    }
}
