package dev.vireo.app.preferences;

import dev.vireo.app.messages.FoldedSections;
import dev.vireo.app.store.Preferences;

/** Keeps in the preferences which sections of the list of conversations are folded. */
public record SectionFolds(Preferences.Saved preferences) implements FoldedSections {

    @Override
    public boolean folded(String section) {
        return preferences.get().folded().contains(section);
    }

    @Override
    public void fold(String section, boolean folded) {
        preferences.change(now -> now.withFolded(section, folded));
    }
}
