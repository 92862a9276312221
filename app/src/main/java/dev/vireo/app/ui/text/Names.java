package dev.vireo.app.ui.text;

import java.util.Optional;

/** Who may be called in a text, for the one who reads it. */
public interface Names {

    /** How the person of this username is called here; empty where there is nobody of that name. */
    Optional<String> displayName(String username);

    /** Whether this is the reader. */
    boolean me(String username);

    /** Nobody is called; for text outside a conversation. */
    static Names none() {
        return new Names() {
            @Override
            public Optional<String> displayName(String username) {
                return Optional.empty();
            }

            @Override
            public boolean me(String username) {
                return false;
            }
        };
    }
}
