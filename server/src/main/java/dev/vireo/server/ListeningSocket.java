package dev.vireo.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/** Binds the server's port before anything else is touched. */
final class ListeningSocket {

    /** Connections that may wait while the server starts or is busy. */
    private static final int BACKLOG = 1_024;

    private ListeningSocket() {
    }

    /** The address of a bound socket, with its actual port. */
    static InetSocketAddress address(ServerSocketChannel socket) {
        try {
            return (InetSocketAddress) socket.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The web server takes over the open socket, so that no other process can take the port in between. */
    static ServerSocketChannel bind(Config config) {
        InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
        if (address.isUnresolved()) {
            throw new StartException("The host \"" + config.host() + "\" can't be found. Check --host.");
        }
        try {
            ServerSocketChannel socket = ServerSocketChannel.open();
            try {
                return socket.bind(address, BACKLOG);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (BindException e) {
            throw new StartException(String.format(Locale.ROOT, "Port %d on %s is in use or not permitted. Choose another one with --port.",
                    config.port(), config.host()));
        } catch (IOException e) {
            throw new StartException(String.format(Locale.ROOT, "Port %d on %s can't be opened.", config.port(), config.host()));
        }
    }
}
