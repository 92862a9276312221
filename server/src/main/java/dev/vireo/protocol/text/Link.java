package dev.vireo.protocol.text;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A checked link target: a web address, a mail address, or a message of this office. Nothing else becomes a link.
 *
 * @param address what is opened, in ASCII; a host in other letters is in punycode, so that none can pass for another
 * @param posing  whether the words of the link look like an address, and like another one
 */
public record Link(String address, boolean posing) {

    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#]+)(.*)", Pattern.DOTALL);
    private static final String TO_MESSAGE = "vireo:message/";
    private static final Pattern MESSAGE = Pattern.compile(TO_MESSAGE + "([0-9]{1,18})");
    private static final Pattern MAIL = Pattern.compile("(?i)mailto:[^\\s<>\"]+@[^\\s<>\"]+");
    /** A text with a dot that a person would take for a web address. */
    private static final Pattern LOOKS_LIKE_ADDRESS = Pattern.compile(
            "(?iu)(?:[a-z][a-z0-9+.-]*://|www\\.)\\S+|(?:[\\p{L}\\p{N}_-]+@)?(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?:[/:?#@]\\S*)?");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final int LONGEST_ADDRESS = 300;
    private static final Set<Character> UNSAFE = Set.of('<', '>', '"', '\\', '^', '`', '{', '|', '}');

    /** Checks a link. Empty if it must not be followed. */
    public static Optional<Link> of(String destination, String words) {
        String wanted = destination.strip();
        if (MESSAGE.matcher(wanted).matches()) {
            return Optional.of(new Link(wanted, posing(words, wanted)));
        }
        if (MAIL.matcher(wanted).matches()) {
            String address = ascii(wanted);
            return Optional.of(new Link(address, posing(words, address)));
        }
        Matcher parts = PARTS.matcher(wanted);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return authority(parts.group(2)).map(authority -> {
            String address = parts.group(1).toLowerCase(Locale.ROOT) + "://" + authority + ascii(parts.group(3));
            return new Link(address, parts.group(2).contains("@") || posing(words, address));
        });
    }

    /** The address of a message. */
    public static String toMessage(String id) {
        return TO_MESSAGE + id;
    }

    /** The id of the message that this leads to; empty where it leads out of Vireo. */
    public Optional<String> message() {
        Matcher matcher = MESSAGE.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Host and port without a name before it: "https://bank.com@evil.com" leads to evil.com and should say so. */
    private static Optional<String> authority(String written) {
        String place = written.substring(written.lastIndexOf('@') + 1);
        Matcher port = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:]+)(:[0-9]{1,5})?").matcher(place);
        if (!port.matches()) {
            return Optional.empty();
        }
        try {
            String host = port.group(1).startsWith("[") ? port.group(1) : IDN.toASCII(port.group(1), IDN.ALLOW_UNASSIGNED);
            boolean sound = !host.isEmpty() && host.chars().allMatch(c -> c > ' ' && c < 0x7f && !UNSAFE.contains((char) c) && c != '%');
            return sound ? Optional.of(host.toLowerCase(Locale.ROOT) + (port.group(2) == null ? "" : port.group(2))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Percent-encodes everything but plain ASCII, as browsers do. */
    private static String ascii(String rest) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : rest.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (c <= ' ' || c >= 0x7f || UNSAFE.contains(c)) {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static boolean posing(String words, String address) {
        String visible = INVISIBLE.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC)).replaceAll("");
        return Stream.of(visible.strip().split("\\s+")).anyMatch(word -> looksLikeAddress(word) && !place(word).equals(place(address)));
    }

    private static boolean looksLikeAddress(String word) {
        return word.length() > LONGEST_ADDRESS ? word.contains(".") : LOOKS_LIKE_ADDRESS.matcher(word).matches();
    }

    /**
     * The part of an address that identifies it: the host or the mail address, as written, so that foreign letters never equal
     * punycode.
     */
    private static String place(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("mailto:")) {
            return text.substring(7).split("\\?")[0];
        }
        String bare = text.replaceFirst("^[a-z][a-z0-9+.-]*://", "");
        if (bare.indexOf('@') > 0 && bare.equals(text)) {
            return bare;
        }
        String host = bare.split("[/?#]", 2)[0];
        return host.substring(host.lastIndexOf('@') + 1).replaceFirst(":(80|443)$", "").replaceFirst("^www\\.", "");
    }
}
