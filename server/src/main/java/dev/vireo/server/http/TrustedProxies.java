package dev.vireo.server.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller's address behind trusted proxies. Anybody can send {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239),
 * so they count only where the peer is a trusted proxy, and only as far as such proxies wrote them. Each proxy appends the
 * address it was called from, so the rightmost address that is not a trusted proxy is the caller's.
 */
public final class TrustedProxies {

    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<ProxyNetwork> networks;

    private TrustedProxies(List<ProxyNetwork> networks) {
        this.networks = networks;
    }

    /**
     * @param list addresses and networks in CIDR notation, with commas between; may be empty
     * @throws IllegalArgumentException if it holds anything else; the message is the part that is wrong
     */
    public static TrustedProxies of(String list) {
        return list.isBlank() ? NONE : new TrustedProxies(Arrays.stream(list.split(",")).map(ProxyNetwork::of).toList());
    }

    /** The address from which a request was made. */
    public String clientOf(Context ctx) {
        return networks.isEmpty() ? ctx.ip()
                : client(ctx.ip(), headers(ctx, "X-Forwarded-For"), headers(ctx, "Forwarded"));
    }

    private static List<String> headers(Context ctx, String name) {
        return Collections.list(ctx.req().getHeaders(name));
    }

    String client(String peer, List<String> xForwardedFor, List<String> forwarded) {
        InetAddress address = literal(peer);
        if (address == null || !trusts(address)) {
            return peer;
        }
        Optional<String> one = origin(peer, elements(xForwardedFor));
        Optional<String> other = origin(peer, elements(forwarded).map(TrustedProxies::forwardedFor));
        // A proxy writes one of them and may pass on the other as the caller wrote it. Where they differ, neither can be trusted.
        return one.isPresent() && other.isPresent() && !one.equals(other) ? peer : one.or(() -> other).orElse(peer);
    }

    /** A header that occurs several times counts as one list. */
    private static Stream<String> elements(List<String> headers) {
        return headers.stream().flatMap(header -> Arrays.stream(header.split(","))).map(String::strip);
    }

    private Optional<String> origin(String peer, Stream<String> hops) {
        List<String> path = hops.toList();
        String reached = peer;
        for (String hop : path.reversed()) {
            InetAddress address = literal(hop);
            if (address == null) {
                return Optional.of(reached);
            }
            reached = address.getHostAddress();
            if (!trusts(address)) {
                return Optional.of(reached);
            }
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(reached);
    }

    private static String forwardedFor(String element) {
        return Arrays.stream(element.split(";"))
                .map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
                .map(pair -> pair.substring(4).replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    private boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    /** Parses an address from such a header, possibly in brackets or with a port; null for anything else, such as a name. */
    private static @Nullable InetAddress literal(String text) {
        String address = text;
        if (address.startsWith("[")) {
            address = address.substring(1, Math.max(1, address.indexOf(']')));
        } else if (address.indexOf(':') >= 0 && address.indexOf(':') == address.lastIndexOf(':')) {
            address = address.substring(0, address.indexOf(':'));
        }
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private record ProxyNetwork(InetAddress address, int prefix) {

        static ProxyNetwork of(String text) {
            String[] parts = text.strip().split("/", 2);
            InetAddress address = literal(parts[0]);
            if (address == null) {
                throw new IllegalArgumentException(text.strip());
            }
            int longest = address.getAddress().length * 8;
            if (parts.length == 1) {
                return new ProxyNetwork(address, longest);
            }
            if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > longest) {
                throw new IllegalArgumentException(text.strip());
            }
            return new ProxyNetwork(address, Integer.parseInt(parts[1]));
        }

        boolean holds(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit += 8) {
                int mask = 0xff << Math.max(0, 8 - (prefix - bit));
                if (((mine[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
