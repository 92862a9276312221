package dev.vireo.app.messages;

/** Which sections of the list are folded away, remembered on this computer. FX thread. */
public interface FoldedSections {

    /** @param section by a name that never changes */
    boolean folded(String section);

    void fold(String section, boolean folded);
}
