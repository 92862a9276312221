package dev.vireo.server.mirror;

import dev.vireo.testing.Await;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Somebody with {@code redis-cli}. */
final class Script implements AutoCloseable {

    private final RedisClient client;
    private final RedisCommands<String, String> redis;

    Script(String url) {
        this.client = RedisClient.create(url);
        this.redis = client.connect().sync();
    }

    RedisCommands<String, String> redis() {
        return redis;
    }

    /** What is published from now on. */
    BlockingQueue<String> subscribe(String username) {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                heard.add(message);
            }
        });
        connection.sync().subscribe("messages:" + username);
        return heard;
    }

    /** The latest first. */
    List<String> list(String username) {
        return redis.lrange("messages:" + username, 0, -1);
    }

    /** Waits until the mirror follows the log. */
    Script awaitMirror() {
        Await.until("the mirror's mark", () -> !redis.keys("vireo:*:mirrored").isEmpty());
        return this;
    }

    /** Waits until a list's latest frame holds a text; so all before it is done. */
    List<String> awaitLatest(String username, String text) {
        Await.until("\"" + text + "\" in the list of " + username,
                () -> list(username).stream().findFirst().filter(frame -> frame.contains(text)).isPresent());
        return list(username);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
