package dev.vireo.app.messages;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Conversation;
import javafx.scene.control.ContextMenu;

/** Opens what the list of conversations leads to. FX thread. */
public interface ListNavigation extends OpenChat {

    /** To where somebody to write to can be chosen. */
    void chooseColleague();

    /** To the open channels. */
    void browseChannels();

    void newChannel();

    /** A new menu for a conversation. */
    ContextMenu menu(Conversation conversation);
}
