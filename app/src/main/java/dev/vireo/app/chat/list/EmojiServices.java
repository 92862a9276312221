package dev.vireo.app.chat.list;

import dev.vireo.app.ui.text.EmojiHabits;
import dev.vireo.app.ui.text.EmojiPicker;

/** Choosing emoji in one window. */
public record EmojiServices(EmojiPicker picker, EmojiHabits habits) {

    public static EmojiServices of(EmojiHabits habits) {
        return new EmojiServices(new EmojiPicker(habits), habits);
    }
}
