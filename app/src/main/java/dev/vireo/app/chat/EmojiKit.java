package dev.vireo.app.chat;

import dev.vireo.app.ui.text.EmojiHabits;
import dev.vireo.app.ui.text.EmojiPicker;

/** Choosing emoji in one window. */
record EmojiKit(EmojiPicker picker, EmojiHabits habits) {

    static EmojiKit of(EmojiHabits habits) {
        return new EmojiKit(new EmojiPicker(habits), habits);
    }
}
