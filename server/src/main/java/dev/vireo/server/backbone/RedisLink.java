package dev.vireo.server.backbone;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A pair of Redis connections, one to publish and one to subscribe, in use until either of them fails. */
final class RedisLink implements AutoCloseable {

    private final StatefulRedisConnection<String, String> publishing;
    private final StatefulRedisPubSubConnection<String, String> subscribed;
    private volatile boolean broken;

    private RedisLink(
            StatefulRedisConnection<String, String> publishing, StatefulRedisPubSubConnection<String, String> subscribed) {
        this.publishing = publishing;
        this.subscribed = subscribed;
    }

    /**
     * Connects and subscribes.
     *
     * @param onMessage receives each channel and message, on a thread of Lettuce
     * @param onBreak   runs when a connection breaks or is closed, on a thread of Lettuce, possibly late
     * @throws io.lettuce.core.RedisException if Redis cannot be reached
     */
    static RedisLink open(Redis redis, List<String> channels, BiConsumer<String, String> onMessage, Runnable onBreak) {
        StatefulRedisConnection<String, String> publishing = redis.connect();
        try {
            StatefulRedisPubSubConnection<String, String> subscribed = redis.connectPubSub();
            RedisLink link = new RedisLink(publishing, subscribed);
            try {
                link.subscribe(channels, onMessage, onBreak);
                return link;
            } catch (RuntimeException e) {
                subscribed.close();
                throw e;
            }
        } catch (RuntimeException e) {
            publishing.close();
            throw e;
        }
    }

    private void subscribe(List<String> channels, BiConsumer<String, String> onMessage, Runnable onBreak) {
        RedisConnectionStateListener onDisconnect = new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
                broken = true;
                onBreak.run();
            }
        };
        publishing.addListener(onDisconnect);
        subscribed.addListener(onDisconnect);
        subscribed.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                onMessage.accept(channel, message);
            }
        });
        Redis.await(subscribed.async().subscribe(channels.toArray(String[]::new)));
    }

    /** Whether one of the connections is known to be lost. */
    boolean broken() {
        return broken;
    }

    /** Publishes messages, each under its channel, and waits until Redis has them all. */
    void publish(List<RedisMessage> messages) {
        List<RedisFuture<Long>> answers = new ArrayList<>(messages.size());
        messages.forEach(message -> answers.add(publishing.async().publish(message.channel(), message.text())));
        answers.forEach(Redis::await);
    }

    /** Checks that both connections work. */
    void check() {
        RedisFuture<String> publishingPong = publishing.async().ping();
        RedisFuture<String> subscribedPong = subscribed.async().ping();
        Redis.await(publishingPong);
        Redis.await(subscribedPong);
    }

    @Override
    public void close() {
        publishing.close();
        subscribed.close();
    }

    record RedisMessage(String channel, String text) {
    }
}
