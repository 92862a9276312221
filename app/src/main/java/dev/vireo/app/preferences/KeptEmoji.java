package dev.vireo.app.preferences;

import dev.vireo.app.store.Preferences;
import dev.vireo.app.store.Preferences.EmojiUse;
import dev.vireo.app.ui.text.EmojiHabits;
import java.util.List;

/** Keeps the emoji that a person uses in the preferences. */
public record KeptEmoji(Preferences.Saved preferences) implements EmojiHabits {

    @Override
    public List<String> recent() {
        return preferences.get().emoji().recent();
    }

    @Override
    public void keepRecent(List<String> emoji) {
        preferences.change(now -> now.withEmoji(new EmojiUse(emoji, now.emoji().tone())));
    }

    @Override
    public int tone() {
        return preferences.get().emoji().tone();
    }

    @Override
    public void keepTone(int tone) {
        preferences.change(now -> now.withEmoji(new EmojiUse(now.emoji().recent(), tone)));
    }
}
