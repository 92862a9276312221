package dev.vireo.app.switcher;

/**
 * What may be looked for, prepared once for many searches.
 *
 * @param name   as it is shown
 * @param handle the username; empty where there is none
 * @param others what else is known of it
 */
record Candidate(WordText name, String handle, WordText others) {

    static Candidate of(String name, String handle, String others) {
        return new Candidate(WordText.of(name), WordText.of(handle).text(), WordText.of(others));
    }
}
