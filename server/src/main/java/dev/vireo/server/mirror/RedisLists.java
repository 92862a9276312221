package dev.vireo.server.mirror;

import dev.vireo.server.backbone.Redis;
import io.lettuce.core.KeyScanArgs;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Writes people's lists in Redis over one connection, with the mark up to which they follow the log. Everything fails with a
 * {@link io.lettuce.core.RedisException} when Redis is away; then another instance is opened. One thread.
 */
final class RedisLists implements AutoCloseable {

    /** The most frames in a list. */
    private static final int MAX_FRAMES = 1_000;
    /** How long a key lives after it was last written. */
    private static final Duration EXPIRY = Duration.ofDays(30);

    /**
     * The reasons for removing entries from lists, and how many lists are cleaned in one call: some milliseconds of Redis at
     * most.
     */
    enum CleanupReason {
        MESSAGE(5),
        EXPIRED(1),
        LEFT(1);

        private final int lists;

        CleanupReason(int lists) {
            this.lists = lists;
        }
    }

    private final StatefulRedisConnection<String, String> connection;
    private final RedisAsyncCommands<String, String> redis;
    private final String mark;
    private final String deliver;
    private final String forget;

    /** @param epoch that of the office's log */
    RedisLists(Redis redis, String epoch) {
        this.connection = redis.connect();
        this.redis = connection.async();
        this.mark = "vireo:" + epoch + ":mirrored";
        this.deliver = load("deliver.lua");
        this.forget = load("forget.lua");
    }

    private String load(String script) {
        try (InputStream in = RedisLists.class.getResourceAsStream(script)) {
            return Redis.await(redis.scriptLoad(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The position delivered last, perhaps not to everybody yet; empty if there is none. */
    OptionalLong mirrored() {
        String text = Redis.await(redis.get(mark));
        return text == null ? OptionalLong.empty() : OptionalLong.of(position(text));
    }

    /**
     * Delivers what no server has delivered yet.
     *
     * @return the position that other servers had reached before
     */
    long deliver(DeliveryBatch deliveries) {
        List<String> arguments = new ArrayList<>(deliveries.arguments().size() + 3);
        arguments.add(Integer.toString(MAX_FRAMES));
        arguments.add(Long.toString(EXPIRY.toSeconds()));
        arguments.add(deliveries.mark());
        arguments.addAll(deliveries.arguments());
        return position(Redis.await(redis.<String>evalsha(
                deliver, ScriptOutputType.VALUE, new String[] {mark}, arguments.toArray(String[]::new))));
    }

    /**
     * Removes from people's lists what they must no longer contain, unless another server is past this entry.
     *
     * @param pos  the position of the entry that requires it
     * @param what the message's id, or the number of the last expired message; empty to remove everything of the channel
     */
    void forget(long pos, CleanupReason reason, String channelId, String what, List<String> names) {
        for (int from = 0; from < names.size(); from += reason.lists) {
            List<String> arguments = new ArrayList<>(
                    List.of(Long.toString(pos), reason.name().toLowerCase(Locale.ROOT), channelId, what));
            arguments.addAll(names.subList(from, Math.min(names.size(), from + reason.lists)));
            Redis.await(redis.<Long>evalsha(
                    forget, ScriptOutputType.INTEGER, new String[] {mark}, arguments.toArray(String[]::new)));
        }
    }

    /** Empties all lists, and says that they follow from a position on. */
    void startOver(long pos) {
        KeyScanArgs lists = KeyScanArgs.Builder.matches("messages:*").type("list");
        lists.limit(1_000);
        ScanCursor at = ScanCursor.INITIAL;
        while (!at.isFinished()) {
            KeyScanCursor<String> found = Redis.await(redis.scan(at, lists));
            if (!found.getKeys().isEmpty()) {
                Redis.await(redis.unlink(found.getKeys().toArray(String[]::new)));
            }
            at = found;
        }
        deliver(DeliveryBatch.nothingUpTo(pos));
    }

    private static long position(String mark) {
        return Long.parseLong(mark.substring(0, mark.indexOf(' ')));
    }

    @Override
    public void close() {
        connection.close();
    }
}
