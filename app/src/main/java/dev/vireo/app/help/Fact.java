package dev.vireo.app.help;

import java.util.List;

/**
 * One line of the diagnostics.
 *
 * @param identifying whether it says who somebody is, or where: then it leaves this screen only if the person wants it to
 */
record Fact(String id, String label, String value, boolean identifying) {

    /** Lines that belong together. */
    record Section(String title, List<Fact> facts) {
    }
}
