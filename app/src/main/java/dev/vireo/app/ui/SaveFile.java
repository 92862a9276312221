package dev.vireo.app.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the person where a file is to be kept; empty if they changed their mind. FX thread. */
@FunctionalInterface
public interface SaveFile {

    /** @param suggested the file's name */
    Optional<Path> choose(Window owner, String suggested);
}
