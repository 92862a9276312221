package dev.vireo.app.messages;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Conversation;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import org.jspecify.annotations.Nullable;

/** Opens what the list of conversations leads to. FX thread. */
public interface ListNavigation {

    OpenChat chats();

    /** The conversation that is open beside the list; null if none is. */
    ObservableValue<@Nullable Conversation> shownProperty();

    /** To where somebody to write to can be chosen. */
    void chooseColleague();

    /** To the open channels. */
    void browseChannels();

    void newChannel();

    /** A new menu for a conversation. */
    ContextMenu menu(Conversation conversation);
}
