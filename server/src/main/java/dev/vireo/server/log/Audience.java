package dev.vireo.server.log;

/**
 * Who an entry is for. A reader follows a set of audiences: everyone, herself, and each of her channels. No person ever reads
 * what is for servers; only their followers see it.
 */
public record Audience(Kind kind, String id) {

    /** The kinds, each with the mark by which the log keeps it. */
    public enum Kind {
        EVERYONE('*'),
        CHANNEL('#'),
        PERSON('@'),
        SERVERS('!');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }
    }

    private static final Audience EVERYONE = new Audience(Kind.EVERYONE, "");
    private static final Audience SERVERS = new Audience(Kind.SERVERS, "");

    public static Audience everyone() {
        return EVERYONE;
    }

    public static Audience channel(String channelId) {
        return new Audience(Kind.CHANNEL, channelId);
    }

    public static Audience person(String username) {
        return new Audience(Kind.PERSON, username);
    }

    /** The servers of the office, for what they must all know and no person is told. */
    public static Audience servers() {
        return SERVERS;
    }

    String key() {
        return kind.mark + id;
    }

    static Audience ofKey(String key) {
        for (Kind kind : Kind.values()) {
            if (key.charAt(0) == kind.mark) {
                return new Audience(kind, key.substring(1));
            }
        }
        throw new IllegalArgumentException("not an audience: " + key);
    }
}
