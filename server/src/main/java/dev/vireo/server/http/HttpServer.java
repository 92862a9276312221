package dev.vireo.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves the API on a socket that is bound already. Each request runs on a virtual thread of its own. */
public final class HttpServer implements AutoCloseable {

    /** Room for a token, a cursor and what a proxy adds; not for more. */
    private static final int HEAD_BYTES = 8 * 1024;
    /** For requests under way when the server stops. */
    private static final long STOP_MILLIS = 5_000;
    /** For connections that only wait for a next request then. */
    private static final long IDLE_AT_STOP_MILLIS = 100;

    private final ServerSocketChannel socket;
    private final Deadlines deadlines;
    private final Javalin javalin;

    public HttpServer(
            ServerSocketChannel socket,
            Deadlines deadlines,
            Authenticator authenticator,
            MeterRegistry metrics,
            List<Routes> features) {
        this.socket = socket;
        this.deadlines = deadlines;
        this.javalin = Javalin.create(config -> {
            configure(config);
            config.routes.before(Headers::put);
            config.routes.beforeMatched(new Gate(authenticator));
            Problems.addTo(config.routes);
            features.forEach(feature -> feature.addTo(config.routes));
            config.requestLogger.http(new RequestTimes(metrics));
        });
    }

    public void start() {
        javalin.start();
    }

    public int port() {
        return javalin.port();
    }

    /** Every route, as in {@code GET /api/v1/users}. */
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(route -> route.endpoint.method.isHttpMethod())
                .map(route -> route.endpoint.method + " " + route.endpoint.path)
                .toList();
    }

    /** Takes no more requests and gives those under way a moment to end. */
    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new JavalinJson());
        // A compressed stream would hold events back, and compressing secrets beside foreign text tells of the secrets.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.http.asyncTimeout = 0;
        config.jetty.modifyHttpConfiguration(HttpServer::configure);
        config.jetty.modifyServer(this::configure);
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyProblems()));
        config.jetty.addConnector(this::connector);
    }

    private static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEAD_BYTES);
    }

    private void configure(Server server) {
        server.setErrorHandler(new JettyProblems());
        server.setStopTimeout(STOP_MILLIS);
        server.setStopAtShutdown(false);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, new TimedConnections(http));
        connector.setIdleTimeout(deadlines.idle().toMillis());
        connector.setShutdownIdleTimeout(IDLE_AT_STOP_MILLIS);
        connector.addBean(new SlowCallers(connector, deadlines));
        try {
            connector.open(socket);
            return connector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
