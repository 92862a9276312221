package dev.vireo.app.ui;

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
}
