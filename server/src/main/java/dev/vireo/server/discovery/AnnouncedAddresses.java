package dev.vireo.server.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses at which an office is announced: one for each network that others can be on. Left out are loopback, links from point
 * to point (a VPN's other end asks nobody), and the inner networks of containers and virtual machines: a developer's computer has
 * dozens of them, and nobody works in one.
 */
public final class AnnouncedAddresses implements Supplier<Set<InetAddress>> {

    /** Each costs a few threads; no computer has as many networks with people on them. */
    private static final int MOST = 8;
    /** By the names that Linux, its container engines and hypervisors give; Apple's awdl and llw serve AirDrop alone. */
    private static final Pattern INNER = Pattern.compile(
            "(docker|podman|cni|cali|flannel|veth|virbr|vmnet|vboxnet|lxcbr|lxdbr|awdl|llw).*|br-[0-9a-f]{12}");

    private final InetAddress listening;

    /** @param listening where the server listens; all of its networks if that is a wildcard */
    public AnnouncedAddresses(InetAddress listening) {
        this.listening = listening;
    }

    /** Those of this moment. */
    @Override
    public Set<InetAddress> get() {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            List<NetworkInterface> shared = all.filter(AnnouncedAddresses::isShared)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex)).toList();
            for (NetworkInterface each : shared) {
                address(each).filter(_ -> addresses.size() < MOST).ifPresent(addresses::add);
            }
        } catch (SocketException e) {
            return Set.of();
        }
        return addresses;
    }

    /** IPv4 where there is one: it needs no scope to be reached. */
    private Optional<InetAddress> address(NetworkInterface network) {
        return network.inetAddresses()
                .filter(address -> !address.isLoopbackAddress() && !address.isAnyLocalAddress())
                .filter(address -> listening.isAnyLocalAddress() || listening.equals(address))
                .min(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address))
                        .thenComparing(InetAddress::isLinkLocalAddress)
                        .thenComparing(InetAddress::getHostAddress));
    }

    private static boolean isShared(NetworkInterface network) {
        try {
            return network.isUp() && network.supportsMulticast() && !network.isLoopback() && !network.isPointToPoint()
                    && !INNER.matcher(network.getName()).matches();
        } catch (SocketException e) {
            return false;
        }
    }
}
