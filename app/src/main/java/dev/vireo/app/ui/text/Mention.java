package dev.vireo.app.ui.text;

/**
 * A mention of a person in a text.
 *
 * @param words such as "@Rama Sharma"
 * @param me    whether the reader is called: by name, or with everybody
 */
record Mention(String username, String words, boolean me) {
}
