package dev.vireo.app.switcher;

import java.util.function.BiConsumer;

/**
 * What is to be forwarded to the conversation that is chosen.
 *
 * @param messages how many
 * @param forward  takes the key of the conversation and the person's own words
 */
record ForwardForm(int messages, BiConsumer<String, String> forward) {
}
