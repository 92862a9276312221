package dev.vireo.app.ui.text;

import java.util.Optional;
import java.util.function.Function;

/** The people whose names can be mentions in a text. */
public interface MentionNames {

    /** How the person of this username is called here; empty where there is nobody of that name. */
    Optional<String> displayName(String username);

    /** Whether this is the reader. */
    boolean me(String username);

    /** Nobody is called; for text outside a conversation. */
    static MentionNames none() {
        return of(_ -> Optional.empty(), "");
    }

    /** The people of an office. */
    static MentionNames of(Function<String, Optional<String>> displayNames, String me) {
        return new MentionNames() {
            @Override
            public Optional<String> displayName(String username) {
                return displayNames.apply(username);
            }

            @Override
            public boolean me(String username) {
                return me.equals(username);
            }
        };
    }
}
