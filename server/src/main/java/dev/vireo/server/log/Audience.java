package dev.vireo.server.log;

/** Who an entry is for. A reader follows a set of audiences: everyone, herself, and each of her channels. */
public record Audience(String key) {

    private static final Audience EVERYONE = new Audience("*");

    public static Audience everyone() {
        return EVERYONE;
    }

    public static Audience channel(String channelId) {
        return new Audience("#" + channelId);
    }

    public static Audience person(String username) {
        return new Audience("@" + username);
    }
}
