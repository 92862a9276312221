package dev.vireo.server.channel;

/** An author and where they write: in a channel, or to a person. */
public record AuthorPlace(String author, String channelId, String directKey) {

    public static AuthorPlace inChannel(String channelId, String author) {
        return new AuthorPlace(author, channelId, "");
    }

    public static AuthorPlace direct(String author, String recipient) {
        return new AuthorPlace(author, "", DirectKey.of(author, recipient));
    }
}
