package dev.vireo.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the API on a bound socket. Each request runs on a virtual thread of its own. */
public final class HttpServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
    /** Enough for a token, a cursor and a proxy's headers. */
    private static final int HEAD_BYTES = 8 * 1024;
    /** The buffer of every answer, most of which are a few hundred bytes. */
    private static final int OUTPUT_BUFFER_BYTES = 4 * 1024;
    /** How long a stopping server waits for running requests. Those that wait for the database have been answered by then. */
    private static final Duration REQUESTS_TIMEOUT = Duration.ofSeconds(16);
    /** How long connections that are still in use may take after that. */
    private static final long STOP_MILLIS = 2_000;
    /** How long idle connections are kept then. */
    private static final long IDLE_AT_STOP_MILLIS = 100;

    private final ServerSocketChannel socket;
    private final RequestDeadlines deadlines;
    private final Optional<SSLContext> tls;
    private final Javalin javalin;
    private final RequestsInFlight inFlight = new RequestsInFlight();
    private @Nullable ServerConnector connector;
    private volatile boolean closingConnections;
    private volatile int port;

    /** @param tls what connections from other computers are encrypted with; empty for plain HTTP */
    public HttpServer(
            ServerSocketChannel socket,
            RequestDeadlines deadlines,
            Optional<SSLContext> tls,
            Authenticator authenticator,
            TrustedProxies proxies,
            Throttle throttle,
            RefusalListener refusals,
            BiPredicate<Caller, String> sees,
            MeterRegistry metrics,
            List<Routes> features) {
        this.socket = socket;
        this.deadlines = deadlines;
        this.tls = tls;
        ThrottleFilter throttling = new ThrottleFilter(throttle);
        this.javalin = Javalin.create(config -> {
            configure(config);
            // Each handler that is added by itself costs every request a search for its path, so they are added as one.
            config.routes.before(inSequence(inFlight, ResponseHeaders::put, this::closeConnections));
            config.routes.beforeMatched(inSequence(new AuthenticationFilter(authenticator, proxies, refusals), throttling::begin,
                    new VisibilityFilter(sees), HttpServer::requireNoBodyToDelete));
            // Closes connections also after the request, for those in flight when the closing began.
            config.routes.after(inSequence(this::closeConnections, throttling::end, UnreadBody::skip));
            ProblemRenderer.addTo(config.routes, proxies, refusals);
            features.forEach(feature -> feature.addTo(config.routes));
            config.requestLogger.http(new RequestTimes(metrics));
        });
        HeadRoutes.addTo(javalin.unsafe.internalRouter);
    }

    /** What one refuses, those after it do not see. */
    private static Handler inSequence(Handler... handlers) {
        return ctx -> {
            for (Handler handler : handlers) {
                handler.handle(ctx);
            }
        };
    }

    public void start() {
        javalin.start();
        port = javalin.port();
    }

    /** The port, also after the server has stopped. */
    public int port() {
        return port;
    }

    /** Every route, such as {@code GET /api/v1/users}. HEAD exists wherever GET does. */
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(route -> route.endpoint.method.isHttpMethod() && route.endpoint.method != HandlerType.HEAD)
                .map(route -> route.endpoint.method + " " + route.endpoint.path)
                .toList();
    }

    /** Makes every answer close its connection, so that the caller's next request can go to another server. */
    public void closeConnections() {
        closingConnections = true;
    }

    /** The path and the query name what to delete; a body would be ignored. */
    private static void requireNoBodyToDelete(Context ctx) {
        if (ctx.method() == HandlerType.DELETE) {
            RequestBodies.requireNone(ctx);
        }
    }

    private void closeConnections(Context ctx) {
        if (closingConnections && !ctx.res().isCommitted()) {
            ctx.header("Connection", "close");
        }
    }

    /** Takes no more connections, lets running requests finish, and stops. */
    @Override
    public void close() {
        closeConnections();
        if (connector != null) {
            connector.shutdown();
            try {
                if (!inFlight.awaitNone(REQUESTS_TIMEOUT)) {
                    log.warn("Some requests were ended without an answer");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            connector.setShutdownIdleTimeout(IDLE_AT_STOP_MILLIS);
        }
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new JavalinJson());
        // Compression would delay events, and compressing secrets together with foreign text reveals the secrets.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.http.asyncTimeout = 0;
        config.http.responseBufferSize = OUTPUT_BUFFER_BYTES;
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
        TimedConnections plain = new TimedConnections(http);
        ServerConnector opened = tls.map(context -> new ServerConnector(server, TlsConnections.factories(context, plain, http)))
                .orElseGet(() -> new ServerConnector(server, plain));
        opened.setIdleTimeout(deadlines.idle().toMillis());
        opened.setShutdownIdleTimeout(deadlines.idle().toMillis());
        opened.addBean(new SlowCallers(opened, deadlines));
        try {
            opened.open(socket);
            connector = opened;
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
