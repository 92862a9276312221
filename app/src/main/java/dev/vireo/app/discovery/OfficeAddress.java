package dev.vireo.app.discovery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;

/** One address at which an office can be tried. */
record OfficeAddress(InetAddress address, int port, boolean tls) {

    /** IPv4 first, since it needs no scope to be reached; the network that one is in before others; then always the same. */
    static Comparator<OfficeAddress> likeliestFirst(LocalNetworks networks) {
        return Comparator.comparing((OfficeAddress each) -> !(each.address instanceof Inet4Address))
                .thenComparing(each -> each.address.isLinkLocalAddress())
                .thenComparing(each -> !networks.contain(each.address))
                .thenComparing(each -> each.address.getHostAddress())
                .thenComparing(OfficeAddress::port);
    }

    /** Empty for a link-local address of which nobody knows the network. */
    Optional<URI> uri() {
        if (address instanceof Inet6Address v6 && v6.isLinkLocalAddress() && v6.getScopeId() == 0) {
            return Optional.empty();
        }
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return Optional.of(URI.create((tls ? "https://" : "http://") + host + ":" + port));
    }
}
