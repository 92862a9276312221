package dev.vireo.server.http;

/**
 * @param burst     how many at once
 * @param perMinute how many of them come back in a minute
 */
public record RateLimit(int burst, int perMinute) {
}
