package dev.vireo.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a public key is known by: the SHA-256 of its SubjectPublicKeyInfo (RFC 5280), as in RFC 7469 and in what browsers show. Its first
 * {@value #HEAD_BYTES} bytes, the head, are short enough to be read aloud, as a code or as words, and still too long for anybody to
 * search for a second key that has the same.
 *
 * @param hex all of it, as 64 lower-case hexadecimal digits
 */
public record KeyFingerprint(@JsonValue String hex) {

    public static final int HEAD_BYTES = 10;
    private static final int HEX_DIGITS = 64;

    /** @throws IllegalArgumentException if these are no 64 lower-case hexadecimal digits */
    @JsonCreator
    public KeyFingerprint {
        if (hex.length() != HEX_DIGITS || !hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new IllegalArgumentException("A key's fingerprint is 64 lower-case hexadecimal digits.");
        }
    }

    /** @throws IllegalArgumentException if the key cannot be encoded */
    public static KeyFingerprint of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null || !"X.509".equals(key.getFormat())) {
            throw new IllegalArgumentException("This key has no standard encoding.");
        }
        try {
            return new KeyFingerprint(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As people and programs write it: in either case, with or without colons or spaces. Empty if it is no fingerprint. */
    public static Optional<KeyFingerprint> parse(String text) {
        String hex = text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        return hex.matches("[0-9a-f]{" + HEX_DIGITS + "}") ? Optional.of(new KeyFingerprint(hex)) : Optional.empty();
    }

    /** Its first {@value #HEAD_BYTES} bytes, as an invitation's code carries them. */
    public byte[] head() {
        return Arrays.copyOf(HexFormat.of().parseHex(hex), HEAD_BYTES);
    }

    /** Whether these are its first bytes. @param head exactly {@value #HEAD_BYTES} bytes; fewer match nothing */
    public boolean hasHead(byte[] head) {
        return MessageDigest.isEqual(head(), head);
    }

    /** The head as eight words, for two people to compare by voice. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        int bits = 0;
        int held = 0;
        for (byte next : head()) {
            bits = bits << Byte.SIZE | Byte.toUnsignedInt(next);
            held += Byte.SIZE;
            if (held >= FingerprintWords.BITS) {
                held -= FingerprintWords.BITS;
                words.add(FingerprintWords.word(bits >> held & FingerprintWords.LAST));
            }
        }
        return List.copyOf(words);
    }

    /** The words in one line. */
    public String spoken() {
        return String.join(" ", words());
    }

    @Override
    public String toString() {
        return hex;
    }
}
