package dev.vireo.server.writer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the office's other servers reach this one: a name or an address, and a port. Port 0 takes a free one.
 *
 * @param host an IPv6 address without its brackets
 */
public record NodeAddress(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[0-9A-Za-z][0-9A-Za-z.-]{0,252})(?::([0-9]{1,5}))?");
    private static final int MOST = 65_535;

    /** @throws IllegalArgumentException if it is not HOST or HOST:PORT */
    public static NodeAddress of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || parts.group(2) != null && Integer.parseInt(parts.group(2)) > MOST) {
            throw new IllegalArgumentException(text);
        }
        String host = parts.group(1);
        return new NodeAddress(host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2)));
    }

    /** At a free port. */
    public static NodeAddress of(InetAddress address) {
        // The scope of a link-local address means something on this computer alone.
        return new NodeAddress(address.getHostAddress().replaceFirst("%.*", ""), 0);
    }

    NodeAddress at(int actualPort) {
        return new NodeAddress(host, actualPort);
    }

    InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    /** As {@link #of(String)} reads it. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
