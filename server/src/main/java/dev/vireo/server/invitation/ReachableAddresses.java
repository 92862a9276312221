package dev.vireo.server.invitation;

import dev.vireo.protocol.InvitationLink;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the addresses at which others may reach this server. */
public final class ReachableAddresses {

    private static final Logger logger = LoggerFactory.getLogger(ReachableAddresses.class);
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[0-9a-zA-Z._-]{1,253})(:[0-9]{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\..*|\\[::1])(:[0-9]+)?", Pattern.CASE_INSENSITIVE);

    private final InetSocketAddress bound;
    private final String scheme;

    /** @param scheme by which the server is spoken to beyond its own computer: {@code http} or {@code https} */
    public ReachableAddresses(InetSocketAddress bound, String scheme) {
        this.bound = bound;
        this.scheme = scheme;
    }

    /**
     * The likeliest first: where whoever asks has reached it, unless that is this computer itself; then its addresses in the local
     * network.
     *
     * @param askedScheme and
     * @param askedHost   the scheme and the {@code Host} header of the request
     */
    List<String> likeliest(@Nullable String askedScheme, @Nullable String askedHost) {
        Set<String> addresses = new LinkedHashSet<>();
        if (askedHost != null && HOST.matcher(askedHost).matches() && !LOOPBACK.matcher(askedHost).matches()) {
            addresses.add(("https".equals(askedScheme) ? "https" : "http") + "://" + askedHost.toLowerCase(Locale.ROOT));
        }
        InetAddress host = bound.getAddress();
        if (!host.isAnyLocalAddress()) {
            addresses.add(address(host));
        } else {
            ofInterfaces().stream().map(this::address).forEach(addresses::add);
        }
        if (addresses.isEmpty()) {
            addresses.add(address(InetAddress.getLoopbackAddress()));
        }
        return addresses.stream().limit(InvitationLink.ADDRESSES).toList();
    }

    private String address(InetAddress host) {
        String number = host.getHostAddress().replaceFirst("%.*", "");
        return scheme + "://" + (host instanceof Inet4Address ? number : "[" + number + "]") + ":" + bound.getPort();
    }

    /** Those of the local network first, and of them those that people can type. */
    private static List<InetAddress> ofInterfaces() {
        List<InetAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp() && !each.isLoopback() && !each.isPointToPoint()) {
                    each.inetAddresses().filter(address -> !address.isLinkLocalAddress()).forEach(found::add);
                }
            }
        } catch (SocketException e) {
            logger.warn("The addresses of this computer can't be listed: {}", e.getMessage());
        }
        found.sort(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address))
                .thenComparing(address -> !address.isSiteLocalAddress()));
        return found;
    }
}
