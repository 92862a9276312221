package dev.vireo.app.ui;

import java.util.Locale;

/** Where the keys of a command hold, in the order in which keyboard shortcuts are listed. */
public enum CommandScope {
    EVERYWHERE, LISTS, CHAT, WRITING, MESSAGE;

    /** As the heading of a list. */
    public String words() {
        return Texts.of(CommandScope.class).get("scope." + name().toLowerCase(Locale.ROOT));
    }
}
