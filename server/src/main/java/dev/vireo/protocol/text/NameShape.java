package dev.vireo.protocol.text;

import java.util.Set;

/**
 * The looks of a name.
 *
 * @param skeletons the same for names that look alike
 * @param bare      the same without accents
 * @param key       the same for names that people take for the same
 */
public record NameShape(Set<String> skeletons, Set<String> bare, String key) {

    public static NameShape of(String name) {
        return new NameShape(ConfusableNames.skeletons(name), ConfusableNames.bareSkeletons(name), NameText.key(name));
    }
}
