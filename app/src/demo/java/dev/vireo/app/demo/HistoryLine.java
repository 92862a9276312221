package dev.vireo.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One message of the demo's past: to a person, such as {@code -2d 10:15;shyam;rama;…}, or in a channel, such as
 * {@code -35m;bridge;rama;…}. A line end in it is written as {@code \\n}.
 *
 * @param to a person, or a channel
 */
record HistoryLine(Instant at, String from, String to, String text, boolean inChannel) {

    /** All of them, in the order of their times. */
    static List<HistoryLine> readAll(ZonedDateTime now) {
        return Stream.concat(
                Resource.lines("history.csv").map(line -> parse(line, now)),
                Resource.lines("channel-history.csv").map(line -> parseInChannel(line, now)))
                .sorted(Comparator.comparing(HistoryLine::at))
                .toList();
    }

    private static HistoryLine parse(String line, ZonedDateTime now) {
        String[] fields = line.split(";", 4);
        return new HistoryLine(time(fields[0], now), fields[1], fields[2], fields[3], false);
    }

    private static HistoryLine parseInChannel(String line, ZonedDateTime now) {
        String[] fields = line.split(";", 4);
        return new HistoryLine(time(fields[0], now), fields[2], fields[1], fields[3].replace("\\n", "\n"), true);
    }

    private static Instant time(String text, ZonedDateTime now) {
        String[] parts = text.split(" ");
        int amount = Integer.parseInt(parts[0], 1, parts[0].length() - 1, 10);
        return switch (parts[0].charAt(parts[0].length() - 1)) {
            case 'd' -> {
                ZoneId zone = now.getZone();
                yield now.toLocalDate().minusDays(amount).atTime(LocalTime.parse(parts[1])).atZone(zone).toInstant();
            }
            case 'h' -> now.toInstant().minus(Duration.ofHours(amount));
            case 'm' -> now.toInstant().minus(Duration.ofMinutes(amount));
            default -> throw new IllegalArgumentException("not a time of the past: " + text);
        };
    }
}
