package dev.vireo.app.search;

/**
 * A value for the filter that is being typed.
 *
 * @param words  what it is called
 * @param detail what tells it from others of that name; empty if nothing needs to
 * @param value  what stands in the query for it
 */
record SearchSuggestion(String words, String detail, String value) {
}
