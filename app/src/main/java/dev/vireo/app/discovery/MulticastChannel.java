package dev.vireo.app.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The multicast group of mDNS, of one family of addresses, on all interfaces. It shares the port with whatever else on this computer
 * speaks mDNS. Where another program keeps the port for itself, it uses one of its own: answers then come to it alone, and only to
 * what it asks. One thread.
 */
final class MulticastChannel implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MulticastChannel.class);
    private static final int PORT = 5353;
    private static final int ON_THIS_LINK = 255;
    private static final int MOST_PACKETS_AT_ONCE = 256;

    private final DatagramChannel channel;
    private final InetSocketAddress group;
    private final Map<NetworkInterface, MembershipKey> joined = new HashMap<>();
    private final ByteBuffer received = ByteBuffer.allocate(DnsAnswer.LARGEST);

    private MulticastChannel(DatagramChannel channel, InetSocketAddress group) {
        this.channel = channel;
        this.group = group;
    }

    static MulticastChannel open(StandardProtocolFamily family, Selector selector) throws IOException {
        InetSocketAddress group = new InetSocketAddress(
                InetAddress.ofLiteral(family == StandardProtocolFamily.INET ? "224.0.0.251" : "ff02::fb"), PORT);
        DatagramChannel channel = bound(family);
        try {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return new MulticastChannel(channel, group);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static DatagramChannel bound(ProtocolFamily family) throws IOException {
        try {
            return bound(family, PORT);
        } catch (IOException e) {
            log.debug("Another program keeps the port of mDNS for itself: {}", e.getMessage());
            return bound(family, 0);
        }
    }

    private static DatagramChannel bound(ProtocolFamily family, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            share(channel, StandardSocketOptions.SO_REUSEADDR);
            share(channel, StandardSocketOptions.SO_REUSEPORT);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, ON_THIS_LINK);
            channel.bind(new InetSocketAddress(port));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void share(DatagramChannel channel, SocketOption<Boolean> option) throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, true);
        }
    }

    /** Joins the group where it has not yet. */
    void join(LocalNetworks networks) {
        joined.entrySet().removeIf(entry -> {
            boolean gone = !networks.interfaces().contains(entry.getKey());
            if (gone) {
                entry.getValue().drop();
            }
            return gone;
        });
        for (NetworkInterface each : networks.interfaces()) {
            if (!joined.containsKey(each) && each.inetAddresses().anyMatch(this::isOfFamily)) {
                try {
                    joined.put(each, channel.join(group.getAddress(), each));
                } catch (IOException | IllegalArgumentException e) {
                    log.debug("No multicast on {}: {}", each.getName(), e.getMessage());
                }
            }
        }
    }

    private boolean isOfFamily(InetAddress address) {
        return address instanceof Inet4Address == group.getAddress() instanceof Inet4Address;
    }

    /** Sends to the group on every interface that it has joined. Returns whether it could on any. */
    boolean send(ByteBuffer packet) {
        boolean sent = false;
        for (NetworkInterface each : joined.keySet()) {
            try {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, each);
                sent |= channel.send(packet.duplicate(), group) > 0;
            } catch (IOException e) {
                log.debug("Couldn't ask on {}: {}", each.getName(), e.getMessage());
            }
        }
        return sent;
    }

    /** Hands over what has come; of a flood only so much at a time that other things get their turn. */
    void receive(BiConsumer<ByteBuffer, InetAddress> taker) throws IOException {
        for (int i = 0; i < MOST_PACKETS_AT_ONCE; i++) {
            received.clear();
            @Nullable InetSocketAddress sender = (InetSocketAddress) channel.receive(received);
            if (sender == null) {
                return;
            }
            taker.accept(received.flip(), sender.getAddress());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("Couldn't close a multicast channel: {}", e.getMessage());
        }
    }
}
