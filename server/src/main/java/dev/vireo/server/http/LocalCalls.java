package dev.vireo.server.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.stream.Stream;

/** Tells requests that are made on the server's computer from those that only come through it. */
public final class LocalCalls {

    private LocalCalls() {
    }

    /** A proxy on this computer shows by the headers that proxies add. One that adds none cannot be told from a client here. */
    public static boolean isFromHere(Context ctx) {
        return isLoopback(ctx.ip()) && Stream.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Proto",
                "X-Forwarded-Host").allMatch(header -> ctx.header(header) == null);
    }

    static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
