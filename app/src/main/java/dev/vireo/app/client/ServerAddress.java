package dev.vireo.app.client;

import com.ibm.icu.text.IDNA;
import dev.vireo.protocol.text.Invisible;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a server's address as people write, copy and dictate it: with what their keyboards and other programs add to it, in the
 * letters and digits of their language.
 */
public final class ServerAddress {

    /** Where an office listens unless told otherwise. */
    public static final int DEFAULT_PORT = 8080;

    private static final int LONGEST = 2_000;
    private static final int LONGEST_NAME = 253;
    /** Also with a colon or a slash forgotten, and with the other slash. */
    private static final Pattern SCHEME = Pattern.compile("(https?)[:;]?[/\\\\]+(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTES = Pattern.compile("^[<(\"'“„«‹‘]+|[>)\"'”“»›’,;.!]+$");
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)(%[\\w.%-]+)?](?::([0-9]*))?");
    private static final Pattern BARE_IPV6 = Pattern.compile("([0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(%[\\w.%-]+)?");
    private static final Pattern NAMED = Pattern.compile("([^:\\[\\]@\\s]+)(?::([0-9]*))?");
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?[0-9]+");
    private static final Pattern LABELS = Pattern
            .compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private ServerAddress() {
    }

    /**
     * {@code office.local}, {@code 192.168.0.5:8080}, {@code 2001:db8::5}, {@code https://büro.example}. Without a scheme it is plain
     * HTTP, on port {@value #DEFAULT_PORT} unless another is given. A path is left out.
     *
     * @return empty if the text is no address
     */
    public static Optional<URI> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String written = QUOTES.matcher(plain(text)).replaceAll("");
        Matcher scheme = SCHEME.matcher(written);
        boolean bare = !scheme.matches();
        if (bare && written.contains("://")) {
            return Optional.empty();
        }
        String place = (bare ? written.replaceFirst("^/+", "") : scheme.group(2)).split("[/\\\\?#]", 2)[0];
        return place(place).map(found -> URI.create((bare ? "http" : scheme.group(1).toLowerCase(Locale.ROOT)) + "://" + found.host()
                + (found.port() > 0 ? ":" + found.port() : bare ? ":" + DEFAULT_PORT : "")));
    }

    /**
     * Where the text may lead, in the order in which to try: without a scheme, encrypted first, but on this computer, where nobody
     * listens in.
     *
     * @return empty if the text is no address
     */
    public static List<URI> candidates(String text) {
        boolean bare = !SCHEME.matcher(QUOTES.matcher(plain(text.length() > LONGEST ? "" : text)).replaceAll("")).matches();
        return parse(text).map(found -> bare && !LocalNetwork.isThisComputer(found)
                ? List.of(URI.create("https" + found.toString().substring("http".length())), found)
                : List.of(found)).orElse(List.of());
    }

    /** Whether it is this very computer, by its number or its name; nobody listens in on the way there. Looks nothing up. */
    public static boolean isThisComputer(URI address) {
        return LocalNetwork.isThisComputer(address);
    }

    /**
     * An address to connect to. The JDK's HTTP client takes no name with an underscore, although computers have them: such a one is
     * looked up here and becomes its number.
     *
     * @throws IOException if nobody has this name
     */
    static URI connectable(URI address) throws IOException {
        if (address.getHost() != null) {
            return address;
        }
        String[] place = address.getRawAuthority().split(":", 2);
        InetAddress found = InetAddress.getByName(place[0]);
        String number = found instanceof Inet6Address ? "[" + found.getHostAddress() + "]" : found.getHostAddress();
        return URI.create(address.getScheme() + "://" + number + (place.length > 1 ? ":" + place[1] : ""));
    }

    /**
     * Where an address leads, if it answers with a redirection: to the same host only, as from http to https. Whoever answers at an
     * address is not to be trusted with passwords for another.
     *
     * @param path     what was asked for
     * @param location what the answer names
     */
    static Optional<URI> redirected(URI address, String path, String location) {
        URI target;
        try {
            target = address.resolve(path).resolve(location);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        boolean known = "https".equals(target.getScheme()) || "http".equals(target.getScheme()) && "http".equals(address.getScheme());
        if (!known || target.getUserInfo() != null || !path.equals(target.getPath()) || !host(target).equalsIgnoreCase(host(address))) {
            return Optional.empty();
        }
        return Optional.of(URI.create(target.getScheme() + "://" + target.getRawAuthority().toLowerCase(Locale.ROOT)));
    }

    private static String host(URI address) {
        String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
        return authority.replaceFirst(":[0-9]*$", "");
    }

    /** Without what nobody sees, and with each digit and full-width sign as ASCII has it. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(each -> {
            int type = Character.getType(each);
            if (type == Character.DECIMAL_DIGIT_NUMBER) {
                plain.append(Character.digit(each, 10));
            } else if (type == Character.SPACE_SEPARATOR) {
                plain.append(' ');
            } else if (each > 0xFF00 && each < 0xFF5F) {
                plain.appendCodePoint(each - 0xFEE0);
            } else if (!Invisible.is(each) && type != Character.FORMAT && type != Character.CONTROL) {
                plain.appendCodePoint(each);
            }
        });
        return plain.toString().strip();
    }

    /** @param port 0 if none was given */
    private record HostAndPort(String host, int port) {
    }

    private static Optional<HostAndPort> place(String written) {
        Matcher bracketed = BRACKETED.matcher(written);
        if (bracketed.matches()) {
            return ipv6(bracketed.group(1), bracketed.group(2)).flatMap(host -> at(host, bracketed.group(3)));
        }
        Matcher bareIpv6 = BARE_IPV6.matcher(written);
        if (bareIpv6.matches()) {
            return ipv6(bareIpv6.group(1), bareIpv6.group(2)).flatMap(host -> at(host, null));
        }
        Matcher named = NAMED.matcher(written);
        return named.matches() ? name(named.group(1)).flatMap(host -> at(host, named.group(2))) : Optional.empty();
    }

    private static Optional<HostAndPort> at(String host, @Nullable String port) {
        if (port == null || port.isEmpty()) {
            return Optional.of(new HostAndPort(host, 0));
        }
        int number = port.length() > 5 ? 0 : Integer.parseInt(port);
        return number < 1 || number > 65_535 ? Optional.empty() : Optional.of(new HostAndPort(host, number));
    }

    private static Optional<String> ipv6(String number, @Nullable String zone) {
        try {
            Inet6Address.ofLiteral(number);
            String scope = zone == null ? "" : zone.replaceFirst("^%25", "%");
            return Optional.of("[" + number.toLowerCase(Locale.ROOT) + scope + "]");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(String written) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        NAMES.nameToASCII(written, ascii, info);
        String name = ascii.toString().replaceFirst("\\.$", "");
        if (info.hasErrors() || name.length() > LONGEST_NAME || !LABELS.matcher(name).matches()) {
            return Optional.empty();
        }
        return !NUMERIC.matcher(name).matches() || isIpv4(name) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isIpv4(String number) {
        try {
            return number.chars().filter(c -> c == '.').count() == 3 && Inet4Address.ofLiteral(number) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
