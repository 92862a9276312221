package dev.vireo.app.chat;

import javafx.scene.layout.VBox;

/** The lines above the messages in which one looks for some of them: by words or by day, one at a time. */
final class ChatBars extends VBox {

    private final ChatSearchBar search;
    private final DateBar date;

    ChatBars(ChatSearchBar search, DateBar date) {
        super(search, date);
        this.search = search;
        this.date = date;
    }

    void search() {
        date.leave();
        search.open();
    }

    void jumpToDate() {
        search.leave();
        date.open();
    }

    /** Takes away what is open. Returns whether something was. */
    boolean leave() {
        return search.leave() || date.leave();
    }
}
