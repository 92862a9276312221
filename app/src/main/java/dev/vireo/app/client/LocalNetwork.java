package dev.vireo.app.client;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Goes straight to what is on the local network, which a proxy on the way to the internet would not find, and takes the system's proxy else. */
final class LocalNetwork extends ProxySelector {

    private static final List<String> LOCAL_ENDINGS = List.of(".local", ".localhost", ".lan", ".internal", ".home.arpa");

    private final @Nullable ProxySelector system;

    LocalNetwork(@Nullable ProxySelector system) {
        this.system = system;
    }

    @Override
    public List<Proxy> select(URI address) {
        return system == null || isLocal(address) ? List.of(Proxy.NO_PROXY) : system.select(address);
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        if (system != null) {
            system.connectFailed(address, proxy, failure);
        }
    }

    /** Whether only this network knows it: by its number, or by a name that the internet does not have. Looks nothing up. */
    static boolean isLocal(URI address) {
        String host = host(address);
        try {
            return isLocal(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            return !host.contains(".") || LOCAL_ENDINGS.stream().anyMatch(host::endsWith);
        }
    }

    static boolean isThisComputer(URI address) {
        String host = host(address);
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return host.equals("localhost") || host.endsWith(".localhost");
        }
    }

    private static String host(URI address) {
        String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
        return authority.replaceFirst(":[0-9]*$", "").replaceAll("^\\[|]$", "").replaceFirst("%.*", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress() || address.isLinkLocalAddress() || switch (address) {
            case Inet4Address four -> four.isSiteLocalAddress();
            // Unique local addresses, fc00::/7.
            case Inet6Address six -> (six.getAddress()[0] & 0xfe) == 0xfc || six.isSiteLocalAddress();
            default -> false;
        };
    }
}
