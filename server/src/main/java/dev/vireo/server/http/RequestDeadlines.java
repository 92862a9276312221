package dev.vireo.server.http;

import java.time.Duration;

/**
 * Limits how long a caller may take to send a request. Without a limit on the whole, one byte now and then would keep a
 * connection for ever.
 *
 * @param head  from the connection's opening, or the first byte of a further request, to the end of its head
 * @param body  from the end of the head to the end of the body
 * @param file  as {@code body}, where the route takes a whole file
 * @param stall within which a file has to come on by {@link #MIN_PROGRESS}: a slow line has its time, a caller that drips does not
 * @param idle  how long a connection may stay silent between requests or within an answer
 */
public record RequestDeadlines(Duration head, Duration body, Duration file, Duration stall, Duration idle) {

    /** In bytes. */
    static final long MIN_PROGRESS = 64 * 1024;

    /** The largest file uses all of its time at slightly more than the minimum progress. */
    public static final RequestDeadlines DEFAULT = new RequestDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofHours(3),
            Duration.ofSeconds(30), Duration.ofSeconds(60));
}
