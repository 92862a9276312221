package dev.vireo.server.channel;

import java.util.stream.Stream;

/** The key under which two people have their one direct channel: both usernames in order. No username holds a space. */
final class DirectKey {

    private DirectKey() {
    }

    static String of(String one, String other) {
        return String.join(" ", Stream.of(one, other).sorted().toList());
    }

    /** The two people. */
    static Stream<String> people(String key) {
        return Stream.of(key.split(" "));
    }
}
