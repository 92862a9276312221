package dev.vireo.app.chat.list;

import org.kordamp.ikonli.feather.Feather;

/** An action on a message, in the order of the menu. The key does it while the message is chosen by keyboard. */
enum MessageAction {
    REACT("react", "e", Feather.SMILE),
    REPLY("reply", "r", Feather.MESSAGE_SQUARE),
    QUOTE("quote", "q", Feather.CORNER_UP_LEFT),
    COPY("copy", "c", Feather.COPY),
    LINK("link", "l", Feather.LINK),
    EDIT("edit", "", Feather.EDIT_2),
    UNREAD("unread", "u", Feather.BELL),
    DELETE("delete", "", Feather.TRASH_2);

    private final String name;
    private final String key;
    private final Feather icon;

    MessageAction(String name, String key, Feather icon) {
        this.name = name;
        this.key = key;
        this.icon = icon;
    }

    /** The last part of its text's key, and its node's id. */
    String id() {
        return name;
    }

    /** A letter; empty where a key without a letter does it. */
    String key() {
        return key;
    }

    Feather icon() {
        return icon;
    }
}
