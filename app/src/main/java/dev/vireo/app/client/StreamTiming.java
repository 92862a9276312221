package dev.vireo.app.client;

import dev.vireo.protocol.Limits;
import java.time.Duration;

/**
 * The timing of the stream and of the calls beside it.
 *
 * @param poll       between two polls while the stream is down
 * @param retryLeast the shortest wait before opening the stream again, but for the first time: then it may be less
 * @param retryMost  the longest
 * @param silence    after which a stream counts as dead
 * @param moment     a break that is over within it is not worth a word
 * @param stream     false: never open a stream, live by polling
 */
public record StreamTiming(Duration poll, Duration retryLeast, Duration retryMost, Duration silence, Duration moment, boolean stream) {

    public static final StreamTiming STANDARD = new StreamTiming(Duration.ofSeconds(2), Duration.ofMillis(500),
            Duration.ofSeconds(30), Limits.STREAM_SILENCE, Duration.ofSeconds(3), true);

    public StreamTiming pollingEvery(Duration interval) {
        return new StreamTiming(interval, retryLeast, retryMost, silence, moment, stream);
    }

    public StreamTiming withoutStream() {
        return new StreamTiming(poll, retryLeast, retryMost, silence, moment, false);
    }
}
