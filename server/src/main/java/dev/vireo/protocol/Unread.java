package dev.vireo.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * A person's unread counts. In the answer of {@code GET /unread}: every channel. In an {@code unread_update}: the channels
 * that changed; {@code total} is that of all channels either way.
 */
public record Unread(List<ChannelUnread> channels, int total) {

    /**
     * One channel's unread messages, and how many of them mention the person.
     *
     * @param unread  including those in the threads that the person follows
     * @param threads the threads among them that have any
     */
    public record ChannelUnread(String channelId, int unread, int mentions, List<ThreadUnread> threads) {

        boolean isEmpty() {
            return unread == 0 && mentions == 0;
        }
    }

    public static Unread of(List<ChannelUnread> channels) {
        return new Unread(channels, channels.stream().mapToInt(ChannelUnread::unread).sum());
    }

    /**
     * A digest of the counts, the same for the same counts in any order: the first 16 hex digits of SHA-256 over one line {@code
     * channel unread mentions} for each channel that has any, sorted by channel id. The server sends it with each heartbeat, so
     * that a client can verify its badges and reload them if they differ.
     */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            channels.stream()
                    .filter(channel -> !channel.isEmpty())
                    .sorted(Comparator.comparing(ChannelUnread::channelId))
                    .map(channel -> channel.channelId() + " " + channel.unread() + " " + channel.mentions() + "\n")
                    .forEach(line -> sha256.update(line.getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
