package dev.vireo.app.switcher;

import dev.vireo.app.actions.OpenChat;
import java.util.function.Consumer;

/**
 * Where the quick switcher leads. FX thread.
 *
 * @param messages looks for words in messages
 */
record SwitcherWays(OpenChat chats, Consumer<String> messages) {
}
