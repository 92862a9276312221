package dev.vireo.app.ui.text;

import java.util.List;

/**
 * One emoji.
 *
 * @param text       as it is sent, with its variation selectors
 * @param name       in lower case, such as "grinning face"
 * @param shortNames as typed between colons, the usual one first
 * @param words      further words to find it by
 * @param skins      the same in other tones of skin; empty where it has none
 * @param picture    its number among the pictures
 */
public record Emoji(String text, String name, List<String> shortNames, List<String> words, List<Emoji> skins, int picture) {

    /** For completion: ":smile:". */
    public String shortcode() {
        return ":" + shortNames.getFirst() + ":";
    }
}
