package dev.vireo.app.discovery;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The networks that this computer is in, as of one moment. */
record LocalNetworks(List<NetworkInterface> interfaces, List<InterfaceAddress> own) {

    /** More than a computer has, and few enough to ask them all. */
    private static final int MOST = 16;

    /** On which there can be others: up, with multicast, and not this computer alone. */
    static final Predicate<NetworkInterface> SHARED = each -> {
        try {
            return each.isUp() && each.supportsMulticast() && !each.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    };

    static LocalNetworks of(Predicate<NetworkInterface> wanted) {
        try {
            List<NetworkInterface> interfaces = NetworkInterface.networkInterfaces().filter(wanted)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex)).limit(MOST).toList();
            List<InterfaceAddress> own = new ArrayList<>();
            for (NetworkInterface each : interfaces) {
                own.addAll(each.getInterfaceAddresses());
            }
            return new LocalNetworks(interfaces, List.copyOf(own));
        } catch (SocketException e) {
            return new LocalNetworks(List.of(), List.of());
        }
    }

    /** Whether an address is in one of these networks, so that it can be reached without a router. */
    boolean contain(InetAddress address) {
        return address.isLinkLocalAddress() || own.stream().anyMatch(each -> inSameNetwork(each, address));
    }

    private static boolean inSameNetwork(InterfaceAddress own, InetAddress other) {
        byte[] here = own.getAddress().getAddress();
        byte[] there = other.getAddress();
        if (here.length != there.length) {
            return false;
        }
        int bits = Math.clamp(own.getNetworkPrefixLength(), 0, 8 * here.length);
        for (int i = 0; i < here.length && bits > 0; i++, bits -= 8) {
            int mask = bits >= 8 ? 0xFF : 0xFF << (8 - bits) & 0xFF;
            if ((here[i] & mask) != (there[i] & mask)) {
                return false;
            }
        }
        return true;
    }
}
