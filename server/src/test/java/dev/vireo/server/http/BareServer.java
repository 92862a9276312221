package dev.vireo.server.http;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.testing.RawConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** HTTP and nothing behind it. */
final class BareServer implements AutoCloseable {

    private static final RefusalListener NOBODY_TOLD = new RefusalListener() {

        @Override
        public void tokenRefused(String address) {
            // nobody is refused
        }

        @Override
        public void tooManyRequests(String username, String address) {
            // nobody is limited
        }
    };

    private final HttpServer server;

    BareServer(RequestDeadlines deadlines, Routes routes) {
        this(deadlines, Optional.empty(), routes);
    }

    BareServer(RequestDeadlines deadlines, Optional<SSLContext> tls, Routes routes) {
        Authenticator everybody = token -> Optional.of(new Caller("rama", OfficeRole.MEMBER, "1"));
        try {
            ServerSocketChannel socket = ServerSocketChannel.open().bind(new InetSocketAddress(0));
            server = new HttpServer(socket, deadlines, tls, everybody, TrustedProxies.NONE, new Throttle(RequestLimits.NONE), NOBODY_TOLD,
                    (caller, person) -> true,
                    new SimpleMeterRegistry(),
                    List.of(routes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    RawConnection connect() {
        return new RawConnection(address());
    }

    String get(String path) {
        return RawConnection.exchange(address(), "GET " + path + " HTTP/1.1\r\nHost: vireo\r\nConnection: close\r\n\r\n");
    }

    int port() {
        return server.port();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
