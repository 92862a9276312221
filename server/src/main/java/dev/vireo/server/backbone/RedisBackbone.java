package dev.vireo.server.backbone;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backbone over Redis: positions on {@code vireo:EPOCH:positions}, signals on {@code vireo:EPOCH:signals}, each prefixed
 * with the sender's name. One thread does all the sending; announcements that come faster than it sends are merged into the
 * last. It pings both connections every second, so that one whose network was cut is noticed, and tries to reconnect twice a
 * second.
 */
public final class RedisBackbone extends RemoteBackbone {

    private static final Logger logger = LoggerFactory.getLogger(RedisBackbone.class);
    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final Redis redis;
    private final String positions;
    private final String signals;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("redis-backbone").daemon().unstarted(this::run);
    private volatile @Nullable RedisLink link;
    private volatile boolean closed;
    private boolean outageLogged;

    /**
     * Waits a moment for the connection, and continues without it if there is none.
     *
     * @param redis to be closed by the caller, after this
     * @param epoch that of the office's log
     */
    public RedisBackbone(Redis redis, String epoch) {
        this.redis = redis;
        this.positions = "vireo:" + epoch + ":positions";
        this.signals = "vireo:" + epoch + ":signals";
        thread.start();
        try {
            if (!firstAttempt.await(Redis.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                logger.warn("Redis at {} isn't answering yet; continuing without it", redis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void signal(String signal) {
        if (connected()) {
            outgoing.signal(signal);
        }
    }

    @Override
    public boolean connected() {
        RedisLink current = link;
        return current != null && !current.broken();
    }

    private void run() {
        while (!closed) {
            try (RedisLink opened = RedisLink.open(redis, List.of(positions, signals), this::receive, outgoing::wake)) {
                link = opened;
                onConnected();
                sendUntilClosed(opened);
            } catch (RedisException e) {
                onDisconnected(e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                logger.error("Unexpected failure in the backbone", e);
            } finally {
                link = null;
                firstAttempt.countDown();
            }
            try {
                outgoing.pause(RETRY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void sendUntilClosed(RedisLink opened) throws InterruptedException {
        long checkAt = System.nanoTime() + CHECK.toNanos();
        while (!closed) {
            OutgoingSignals.OutgoingBatch batch = outgoing.take(Duration.ofNanos(checkAt - System.nanoTime()));
            if (opened.broken()) {
                throw new RedisException("the connection was lost");
            }
            opened.publish(messages(batch));
            if (System.nanoTime() - checkAt >= 0) {
                opened.check();
                checkAt = System.nanoTime() + CHECK.toNanos();
            }
        }
    }

    private List<RedisLink.RedisMessage> messages(OutgoingSignals.OutgoingBatch batch) {
        List<RedisLink.RedisMessage> messages = new ArrayList<>(batch.signals().size() + 1);
        if (batch.position() > 0) {
            messages.add(new RedisLink.RedisMessage(positions, node + " " + batch.position()));
        }
        batch.signals().forEach(signal -> messages.add(new RedisLink.RedisMessage(signals, node + " " + signal)));
        return messages;
    }

    private void receive(String channel, String message) {
        int space = message.indexOf(' ');
        if (space < 0 || message.substring(0, space).equals(node)) {
            return;
        }
        String content = message.substring(space + 1);
        if (channel.equals(signals)) {
            signalArrived(content);
        } else {
            positionArrived(content);
        }
    }

    private void onConnected() {
        firstAttempt.countDown();
        if (outageLogged) {
            outageLogged = false;
            logger.info("Redis at {} is back", redis);
        }
        isBack();
        outgoing.repeat();
    }

    private void onDisconnected(RedisException reason) {
        if (!outageLogged && !closed) {
            outageLogged = true;
            logger.warn("Redis at {} is unavailable ({}); polling the log more often instead", redis, Redis.reason(reason));
        }
    }

    @Override
    public void close() {
        closed = true;
        forgetListeners();
        thread.interrupt();
        try {
            thread.join(Redis.TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
