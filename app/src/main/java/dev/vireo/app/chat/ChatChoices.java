package dev.vireo.app.chat;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** What a person has chosen about where conversations open, and which was open last. FX thread. */
public interface ChatChoices {

    /** Whether each has a window of its own, and none opens in the main one. */
    ObservableValue<Boolean> ownWindowsProperty();

    /** The key of the conversation that the main window showed last. */
    Optional<String> shown();

    /** @param key of the conversation that the main window shows now; empty if it shows none */
    void keepShown(String key);
}
