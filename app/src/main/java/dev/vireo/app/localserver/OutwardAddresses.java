package dev.vireo.app.localserver;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;

/** The addresses at which other computers find this one. */
final class OutwardAddresses {

    private OutwardAddresses() {
    }

    /** The likeliest first. */
    static List<URI> of(int port, boolean encrypted) {
        try {
            InetAddress outward = outward();
            return NetworkInterface.networkInterfaces()
                    .filter(OutwardAddresses::up)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .sorted(Comparator.comparing((InetAddress address) -> !address.equals(outward))
                            .thenComparing(address -> !address.isSiteLocalAddress()))
                    .map(InetAddress::getHostAddress)
                    .map(address -> URI.create((encrypted ? "https://" : "http://") + address + ":" + port))
                    .toList();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address with which this computer goes out into its network; choosing it sends nothing. */
    private static InetAddress outward() throws SocketException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress("192.0.2.1", 9));
            return socket.getLocalAddress();
        } catch (UncheckedIOException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static boolean up(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
