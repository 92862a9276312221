package dev.vireo.app.chat;

import dev.vireo.app.actions.OpenMembers;
import dev.vireo.app.actions.OpenProfile;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.QuickSwitcher;
import dev.vireo.app.ui.text.OpenLink;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;

/**
 * Opens what a chat leads to. FX thread.
 *
 * @param menu      what can be done with a conversation as a whole; made anew each time
 * @param elsewhere carries out the commands that are no chat's own
 * @param find      lists the messages of a conversation that fit some words
 */
public record ChatNavigation(OpenProfile profiles, OpenMembers members, Function<Conversation, ContextMenu> menu, OpenLink links,
        CommandTarget elsewhere, QuickSwitcher switcher, BiConsumer<Conversation, String> find) {
}
