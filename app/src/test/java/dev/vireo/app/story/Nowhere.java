package dev.vireo.app.story;

import dev.vireo.app.ui.Outside;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** A computer on which nothing is outside of Vireo. */
final class Nowhere implements Outside {

    @Override
    public void browse(URI link) {
        // no browser
    }

    @Override
    public Optional<Path> chooseFile(Window owner, String title, String kind, List<String> extensions) {
        return Optional.empty();
    }

    @Override
    public void copy(String text) {
        // no clipboard
    }
}
