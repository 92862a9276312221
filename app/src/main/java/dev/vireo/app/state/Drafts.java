package dev.vireo.app.state;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.beans.property.StringProperty;

/**
 * The drafts of conversations and threads, by a key that names each on this computer. What the disk kept waits here until its
 * conversation or thread is shown. FX thread only.
 */
final class Drafts {

    private final Map<String, StringProperty> followed = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private BiConsumer<String, String> listener = (key, draft) -> {};

    /** Of a thread in a conversation with this key. */
    static String keyOf(String conversationKey, String parentId) {
        return conversationKey + "/" + parentId;
    }

    /** Shows what was kept under a key, and tells of each change from now on. Does nothing where that is done already. */
    void follow(String key, StringProperty draft) {
        if (followed.putIfAbsent(key, draft) != null) {
            return;
        }
        String before = kept.remove(key);
        if (before != null) {
            draft.set(before);
        }
        draft.addListener((_, _, now) -> listener.accept(key, now));
    }

    void restore(Map<String, String> drafts) {
        drafts.forEach((key, draft) -> {
            StringProperty shown = followed.get(key);
            if (shown == null) {
                kept.put(key, draft);
            } else {
                shown.set(draft);
            }
        });
    }

    /** @param changed told the key and the draft at each change */
    void onChange(BiConsumer<String, String> changed) {
        listener = changed;
    }
}
