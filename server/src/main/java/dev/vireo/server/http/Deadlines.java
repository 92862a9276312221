package dev.vireo.server.http;

import java.time.Duration;

/**
 * How long a caller may take to send a request, however busily it drips: without a limit on the whole, one byte now and then
 * keeps a connection for ever.
 *
 * @param head from the connection's opening, or the first byte of a further request, to the end of its head
 * @param body from the end of the head to the end of the body
 * @param file as {@code body}, where the route takes a whole file; within it no pause may be longer than {@code idle}
 * @param idle how long a connection may stay silent between requests or within an answer
 */
public record Deadlines(Duration head, Duration body, Duration file, Duration idle) {

    public static final Deadlines DEFAULT =
            new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10),
                    Duration.ofSeconds(60));
}
