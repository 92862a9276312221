package dev.vireo.app.store;

import java.util.List;

/**
 * The conversations that had windows of their own when Vireo restarted. @param chats the keys of the conversations, in the order in which they were opened
 */
public record OpenBefore(String username, List<String> chats) {

    public OpenBefore {
        username = username == null ? "" : username;
        chats = chats == null ? List.of() : List.copyOf(chats);
    }
}
