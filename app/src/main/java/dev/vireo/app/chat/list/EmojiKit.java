package dev.vireo.app.chat.list;

import dev.vireo.app.ui.text.EmojiHabits;
import dev.vireo.app.ui.text.EmojiPicker;

/** Choosing emoji in one window. */
public record EmojiKit(EmojiPicker picker, EmojiHabits habits) {

    public static EmojiKit of(EmojiHabits habits) {
        return new EmojiKit(new EmojiPicker(habits), habits);
    }
}
