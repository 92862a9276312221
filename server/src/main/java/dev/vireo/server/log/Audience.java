package dev.vireo.server.log;

/**
 * Names the people an entry is for. A reader follows a set of audiences: everyone, themselves, and each of their channels.
 * Entries for servers reach no person, only the servers' followers.
 */
public record Audience(AudienceKind kind, String id) {

    /** The kinds of audiences, each with the mark under which the log stores it. */
    public enum AudienceKind {
        EVERYONE('*'),
        CHANNEL('#'),
        PERSON('@'),
        SERVERS('!');

        private final char mark;

        AudienceKind(char mark) {
            this.mark = mark;
        }
    }

    private static final Audience EVERYONE = new Audience(AudienceKind.EVERYONE, "");
    private static final Audience SERVERS = new Audience(AudienceKind.SERVERS, "");

    public static Audience everyone() {
        return EVERYONE;
    }

    public static Audience channel(String channelId) {
        return new Audience(AudienceKind.CHANNEL, channelId);
    }

    public static Audience person(String username) {
        return new Audience(AudienceKind.PERSON, username);
    }

    /** The servers of the office, for what all of them must know and no person receives. */
    public static Audience servers() {
        return SERVERS;
    }

    String key() {
        return kind.mark + id;
    }

    static Audience ofKey(String key) {
        for (AudienceKind kind : AudienceKind.values()) {
            if (key.charAt(0) == kind.mark) {
                return new Audience(kind, key.substring(1));
            }
        }
        throw new IllegalArgumentException("not an audience: " + key);
    }
}
