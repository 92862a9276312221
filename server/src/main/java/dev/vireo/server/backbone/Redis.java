package dev.vireo.server.backbone;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Connects to Redis as its URL says, user, password and TLS included. A connection is not reopened: when it breaks, everything
 * that waits on it fails, later calls are refused, and its holder opens another. So nothing piles up while Redis is away.
 * Thread-safe.
 */
public final class Redis implements AutoCloseable {

    /** How long to wait for an answer. A server that is silent for longer counts as gone. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** The most commands in flight. Vireo never sends nearly as many at once. */
    private static final int UNANSWERED = 4_096;
    private static final int THREADS = 2;

    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;

    private Redis(RedisURI uri) {
        this.uri = uri;
        this.resources = DefaultClientResources.builder().ioThreadPoolSize(THREADS).computationThreadPoolSize(THREADS).build();
        this.client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(UNANSWERED)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).keepAlive(true).build())
                .build());
    }

    /**
     * Does not connect yet.
     *
     * @param url {@code redis://[[user]:password@]host[:port][/database]}, or {@code rediss://} for TLS
     * @throws IllegalArgumentException if it is no such URL; its message holds nothing of it
     */
    public static Redis at(String url) {
        return new Redis(parse(url));
    }

    /** Whether {@link #at} accepts it. */
    public static boolean isUrl(String url) {
        try {
            parse(url);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static RedisURI parse(String url) {
        RedisURI uri;
        try {
            uri = RedisURI.create(url);
        } catch (RuntimeException e) {
            // The exception's message would contain the URL and its password.
            throw new IllegalArgumentException("not a Redis URL");
        }
        // A port that is not a number would be read as part of the host name.
        if (!url.matches("rediss?://.*") || uri.getHost() == null || !uri.getHost().matches("[^\\s:/@]+|[0-9A-Fa-f:.\\[\\]]+")) {
            throw new IllegalArgumentException("not a Redis URL");
        }
        uri.setTimeout(TIMEOUT);
        return uri;
    }

    /** Blocks for a few seconds at most. @throws io.lettuce.core.RedisException if Redis cannot be reached or refuses */
    public StatefulRedisConnection<String, String> connect() {
        return client.connect();
    }

    /** Like {@link #connect}, for subscribing. */
    public StatefulRedisPubSubConnection<String, String> connectPubSub() {
        return client.connectPubSub();
    }

    /** Awaits an answer. @throws io.lettuce.core.RedisException if there is none in time, or it is a refusal */
    public static <T> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A failure's reason for the log, without any URL. */
    public static String reason(RedisException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
        resources.shutdown(0, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(TIMEOUT.toMillis());
    }

    /** Its host and port, without a password. */
    @Override
    public String toString() {
        return uri.getHost() + ":" + uri.getPort();
    }
}
