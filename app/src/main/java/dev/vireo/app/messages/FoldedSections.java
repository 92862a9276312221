package dev.vireo.app.messages;

/** Remembers which sections of the list are folded. FX thread. */
public interface FoldedSections {

    /** @param section by a name that never changes */
    boolean folded(String section);

    void fold(String section, boolean folded);
}
