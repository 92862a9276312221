package dev.vireo.app.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** The computer outside Vireo's windows, as far as a person sends Vireo there. FX thread. */
public interface Outside {

    /** Opens a link in the system's browser. */
    void browse(URI link);

    /**
     * Asks for a file.
     *
     * @param kind       what such files are called, such as "Pictures"
     * @param extensions such as {@code *.png}
     */
    Optional<Path> chooseFile(Window owner, String title, String kind, List<String> extensions);

    /** Puts text on the clipboard. */
    void copy(String text);
}
