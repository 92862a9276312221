package dev.vireo.app.ui;

import java.util.function.BiConsumer;
import javafx.scene.layout.StackPane;

/** Opens the list of everything that one can go to. FX thread. */
public interface QuickSwitcher {

    /**
     * Shows it over a window, or takes it away if it shows there.
     *
     * @param over     fills the window
     * @param here     the key of the conversation that the window is about; empty if it is about none
     * @param commands carries out what is chosen in that window
     */
    void open(StackPane over, String here, CommandTarget commands);

    /**
     * Asks where messages are to be forwarded, over a window.
     *
     * @param over     fills the window, or the part of it that they are in
     * @param messages how many they are
     * @param forward  takes the key of a conversation that there is, and words of the person's own, which may be empty
     */
    void forward(StackPane over, int messages, BiConsumer<String, String> forward);
}
