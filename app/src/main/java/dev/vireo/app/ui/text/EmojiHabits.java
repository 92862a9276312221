package dev.vireo.app.ui.text;

import java.util.ArrayList;
import java.util.List;

/** Remembers the emoji that a person uses. FX thread. */
public interface EmojiHabits {

    /** How many stand in one line of the picker. */
    int PER_LINE = 9;

    /** At most so many are worth keeping: two lines of the picker. */
    int MAX_RECENT = 2 * PER_LINE;

    /** Those that were used last, the latest first. */
    List<String> recent();

    void keepRecent(List<String> emoji);

    /** The tone of skin that was chosen: 0 for none, else 1 (light) to 5 (dark). */
    int tone();

    void keepTone(int tone);

    /** Puts this one before the others. */
    default void used(String emoji) {
        List<String> now = new ArrayList<>(recent());
        now.remove(emoji);
        now.addFirst(emoji);
        keepRecent(List.copyOf(now.subList(0, Math.min(now.size(), MAX_RECENT))));
    }

    /** Kept as long as this object. */
    static EmojiHabits forgotten() {
        return new EmojiHabits() {
            private List<String> recent = List.of();
            private int tone;

            @Override
            public List<String> recent() {
                return recent;
            }

            @Override
            public void keepRecent(List<String> emoji) {
                recent = emoji;
            }

            @Override
            public int tone() {
                return tone;
            }

            @Override
            public void keepTone(int chosen) {
                tone = chosen;
            }
        };
    }
}
