package dev.vireo.server;

import dev.vireo.server.health.Readiness;
import dev.vireo.server.http.HttpServer;
import dev.vireo.server.stream.Streams;
import dev.vireo.server.writer.LogLease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a server out of service without anybody noticing, if the office has another one. First it reports not ready, lets another
 * server write the log, and keeps serving until load balancers have seen that. Then it ends its streams one after the other, each after everything it still had
 * to deliver. Everything else closes after this.
 */
final class Draining implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Draining.class);
    /** All clients reconnecting at once would be a burst for the other servers. */
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(2);

    private final Readiness readiness;
    private final Optional<LogLease> lease;
    private final HttpServer http;
    private final Streams streams;
    private final Duration drain;
    private final CountDownLatch hurried = new CountDownLatch(1);

    /**
     * @param lease where another server of the office may write for all
     * @param drain how long to keep serving; zero if there is no other server
     */
    Draining(Readiness readiness, Optional<LogLease> lease, HttpServer http, Streams streams, Duration drain) {
        this.readiness = readiness;
        this.lease = lease;
        this.http = http;
        this.streams = streams;
        this.drain = drain;
    }

    /** Ends the wait for load balancers to notice that this server is stopping. */
    void finishNow() {
        hurried.countDown();
    }

    @Override
    public void close() {
        readiness.stop();
        lease.ifPresent(LogLease::giveUp);
        http.closeConnections();
        if (drain.isPositive()) {
            logger.info("Stopping: no longer ready, and serving for another {} s while load balancers move on", drain.toSeconds());
            try {
                if (hurried.await(drain.toMillis(), TimeUnit.MILLISECONDS)) {
                    logger.info("Stopping now");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        streams.end(drain.compareTo(LONGEST_SPREAD) < 0 ? drain : LONGEST_SPREAD);
    }
}
