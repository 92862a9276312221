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

    private final StatefulRedisConnection<String, String> speaking;
    private final StatefulRedisPubSubConnection<String, String> hearing;
    private volatile boolean broken;

    private RedisLink(
            StatefulRedisConnection<String, String> speaking, StatefulRedisPubSubConnection<String, String> hearing) {
        this.speaking = speaking;
        this.hearing = hearing;
    }

    /**
     * Returns once it hears.
     *
     * @param onMessage told each message with its channel before it, on a thread of Lettuce's
     * @param onBreak   run when a connection breaks or is closed, on a thread of Lettuce's, and perhaps late
     * @throws io.lettuce.core.RedisException if Redis cannot be reached
     */
    static RedisLink open(Redis redis, List<String> channels, BiConsumer<String, String> onMessage, Runnable onBreak) {
        StatefulRedisConnection<String, String> speaking = redis.connect();
        try {
            StatefulRedisPubSubConnection<String, String> hearing = redis.connectPubSub();
            RedisLink link = new RedisLink(speaking, hearing);
            try {
                link.subscribe(channels, onMessage, onBreak);
                return link;
            } catch (RuntimeException e) {
                hearing.close();
                throw e;
            }
        } catch (RuntimeException e) {
            speaking.close();
            throw e;
        }
    }

    private void subscribe(List<String> channels, BiConsumer<String, String> onMessage, Runnable onBreak) {
        RedisConnectionStateListener breaking = new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
                broken = true;
                onBreak.run();
            }
        };
        speaking.addListener(breaking);
        hearing.addListener(breaking);
        hearing.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                onMessage.accept(channel, message);
            }
        });
        Redis.await(hearing.async().subscribe(channels.toArray(String[]::new)));
    }

    /** Whether one of its connections is known to be gone. */
    boolean broken() {
        return broken;
    }

    /** Publishes messages, each under its channel, and waits until Redis has them all. */
    void publish(List<RedisMessage> messages) {
        List<RedisFuture<Long>> answers = new ArrayList<>(messages.size());
        messages.forEach(message -> answers.add(speaking.async().publish(message.channel(), message.text())));
        answers.forEach(Redis::await);
    }

    /** Makes sure that both ways work. */
    void check() {
        RedisFuture<String> spoken = speaking.async().ping();
        RedisFuture<String> heard = hearing.async().ping();
        Redis.await(spoken);
        Redis.await(heard);
    }

    @Override
    public void close() {
        speaking.close();
        hearing.close();
    }

    record RedisMessage(String channel, String text) {
    }
}
