package dev.vireo.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.layout.StackPane;

/** Remembers where it was asked for. FX thread. */
public final class RecordedSwitcher implements QuickSwitcher {

    private final List<String> openedIn = new ArrayList<>();

    /** The keys of the conversations in which it was to open. */
    public List<String> openedIn() {
        return openedIn;
    }

    @Override
    public void open(StackPane over, String here, CommandTarget commands) {
        openedIn.add(here);
    }

    @Override
    public void forward(StackPane over, int messages, BiConsumer<String, String> forward) {
        throw new UnsupportedOperationException("nothing is forwarded here");
    }
}
