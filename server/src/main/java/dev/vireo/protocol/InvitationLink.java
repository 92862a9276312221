package dev.vireo.protocol;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An invitation as a link: {@code vireo://join?code=…&at=http://192.168.1.5:8080}. It carries the code, and the addresses at which the
 * server may be reached. They are hints: by which of them somebody comes, the key decides whether it is the right server.
 *
 * @param addresses at most {@value #ADDRESSES}, the most likely first
 */
public record InvitationLink(InvitationCode code, List<String> addresses) {

    public static final int ADDRESSES = 4;
    private static final String SCHEME = "vireo:";
    private static final String JOIN = "join";
    private static final String CODE = "code";
    private static final String AT = "at";
    /** In characters; whatever is longer is no link. */
    public static final int LONGEST = 2_000;

    public InvitationLink {
        addresses = addresses.stream().limit(ADDRESSES).toList();
    }

    /** What was read: a link, or that it is none. */
    public sealed interface LinkReading {
    }

    public record ReadLink(InvitationLink link) implements LinkReading {
    }

    /** @param code what is wrong with the code in it */
    public record MisreadLink(InvitationCode.MisreadCode code) implements LinkReading {
    }

    /** Whether a text means to be a link to this program, right or wrong. */
    public static boolean isLink(String text) {
        String start = text.strip();
        return start.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Reads what was clicked, pasted or handed over on the command line. Parts that it does not know are passed over. */
    public static LinkReading read(String text) {
        String link = text.strip();
        int query = link.indexOf('?');
        if (!isLink(link) || link.length() > LONGEST || query < 0 || !isJoin(link.substring(SCHEME.length(), query))) {
            return new MisreadLink(new InvitationCode.MisreadCode(InvitationCode.Fault.EMPTY, 0));
        }
        List<String> parts = List.of(link.substring(query + 1).split("[&#]"));
        List<String> addresses = values(parts, AT).filter(address -> !address.isBlank()).distinct().toList();
        return switch (InvitationCode.read(values(parts, CODE).findFirst().orElse(""))) {
            case InvitationCode.ReadCode read -> new ReadLink(new InvitationLink(read.code(), addresses));
            case InvitationCode.MisreadCode misread -> new MisreadLink(misread);
        };
    }

    /** Browsers and desktops disagree on the slashes. */
    private static boolean isJoin(String path) {
        return path.replace("/", "").toLowerCase(Locale.ROOT).equals(JOIN);
    }

    private static Stream<String> values(List<String> parts, String name) {
        return parts.stream()
                .filter(part -> part.startsWith(name + "="))
                .map(part -> decoded(part.substring(name.length() + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The link in full. */
    public String text() {
        List<String> parts = new ArrayList<>(List.of(CODE + "=" + code.text()));
        addresses.forEach(address -> parts.add(AT + "=" + encoded(address)));
        return parts.stream().collect(Collectors.joining("&", SCHEME + "//" + JOIN + "?", ""));
    }

    /** Colons and slashes may stand in a query as they are, and then people can read the address. */
    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8).replace("%3A", ":").replace("%2F", "/").replace("%5B", "[").replace("%5D",
                "]");
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "InvitationLink[" + code + " at " + addresses + "]";
    }
}
