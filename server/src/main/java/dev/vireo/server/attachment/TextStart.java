package dev.vireo.server.attachment;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads the beginning of a file that may be a text, in whatever charset it is written. */
final class TextStart {

    private static final int ENOUGH = 10;
    /** By how much another charset has to fit better than the most common one besides UTF-8. */
    private static final int CLEARLY = 15;
    private static final String USUAL = "windows-1252";
    /** Browsers read text labelled with the older charset as the newer one. */
    private static final Map<String, String> YOUNGER = Map.of("ISO-8859-1", USUAL, "ISO-8859-2", "windows-1250",
            "ISO-8859-5", "windows-1251", "ISO-8859-7", "windows-1253", "ISO-8859-8", "windows-1255", "ISO-8859-8-I", "windows-1255",
            "ISO-8859-9", "windows-1254", "ISO-8859-6", "windows-1256", "Shift_JIS", "windows-31j");

    private final byte[] bytes;

    TextStart(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The text, ending with a whole character; empty if it is not text. */
    Optional<String> text() {
        if (begins(0xFF, 0xFE)) {
            return decoded(StandardCharsets.UTF_16LE);
        }
        if (begins(0xFE, 0xFF)) {
            return decoded(StandardCharsets.UTF_16BE);
        }
        if (holdsControls()) {
            return Optional.empty();
        }
        return decoded(StandardCharsets.UTF_8).or(this::detected);
    }

    private boolean begins(int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** Control characters that occur in no text, except in 16-bit charsets and ISO-2022, which switches tables with an escape. */
    private boolean holdsControls() {
        for (byte each : bytes) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f' && each != 0x1B || each == 0x7F) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> detected() {
        CharsetMatch[] matches = new CharsetDetector().setText(bytes).detectAll();
        int usual = 0;
        for (CharsetMatch match : matches) {
            if (name(match).equals(USUAL)) {
                usual = Math.max(usual, match.getConfidence());
            }
        }
        for (CharsetMatch match : matches) {
            boolean chosen = match.getConfidence() >= ENOUGH && !match.getName().startsWith("IBM")
                    && (name(match).equals(USUAL) || match.getConfidence() > usual + CLEARLY);
            Optional<String> text = chosen && Charset.isSupported(name(match)) ? decoded(Charset.forName(name(match))) : Optional.empty();
            if (text.isPresent()) {
                return text;
            }
        }
        return decoded(Charset.forName(USUAL));
    }

    private static String name(CharsetMatch match) {
        return YOUNGER.getOrDefault(match.getName(), match.getName());
    }

    /** @return empty if it is not in this charset; a character cut off at the end is dropped */
    private Optional<String> decoded(Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        try {
            var result = decoder.decode(ByteBuffer.wrap(bytes), text, false);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
        return Optional.of(text.flip().toString());
    }
}
