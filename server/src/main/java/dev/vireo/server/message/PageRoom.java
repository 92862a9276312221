package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import java.util.List;
import java.util.function.Function;

/**
 * Bounds pages of messages by their length, too: a page of the longest ones would be some megabytes, for the server and for the reader.
 * A page that is cut says that there is more, as any other.
 */
public final class PageRoom {

    /** Of a page, in bytes of UTF-8, by and large. */
    public static final long BYTES = 1024 * 1024;
    /** What an answer says of a message besides its words, of a file, and of a name. */
    private static final int MESSAGE = 400;
    private static final int FILE = 300;
    private static final int NAME = 20;

    private PageRoom() {
    }

    /** The first of these for which there is room; at least one, if there is one. */
    public static <T> List<T> fitting(List<T> items, Function<T, Message> message, long room) {
        long left = room;
        int count = 0;
        while (count < items.size()) {
            left -= bytes(message.apply(items.get(count)));
            if (left < 0 && count > 0) {
                break;
            }
            count++;
        }
        return items.subList(0, count);
    }

    static long bytes(List<Message> messages) {
        return messages.stream().mapToLong(PageRoom::bytes).sum();
    }

    private static long bytes(Message message) {
        return MESSAGE + length(message.body()) + names(message.mentions())
                + message.attachments().stream().mapToLong(file -> FILE + length(file.name())).sum()
                + message.reactions().stream().mapToLong(reaction -> NAME + names(reaction.users())).sum()
                + (message.thread() == null ? 0 : names(message.thread().participants()));
    }

    private static long names(List<String> names) {
        return (long) NAME * names.size();
    }

    private static long length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            // Each half of a surrogate pair stands for two of four bytes.
            length += next < 0x80 ? 1 : next < 0x800 || Character.isSurrogate(next) ? 2 : 3;
        }
        return length;
    }
}
