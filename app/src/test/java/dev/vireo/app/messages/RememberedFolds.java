package dev.vireo.app.messages;

import java.util.HashSet;
import java.util.Set;

/** For tests: sections that are folded away, remembered in memory. */
final class RememberedFolds implements FoldedSections {

    private final Set<String> folded = new HashSet<>(Set.of("archived"));

    @Override
    public boolean folded(String section) {
        return folded.contains(section);
    }

    @Override
    public void fold(String section, boolean now) {
        if (now) {
            folded.add(section);
        } else {
            folded.remove(section);
        }
    }
}
