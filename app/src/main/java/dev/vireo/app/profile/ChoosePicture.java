package dev.vireo.app.profile;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks for a picture file; empty if the person thought better of it. FX thread. */
@FunctionalInterface
public interface ChoosePicture {

    Optional<Path> choose(Window owner);
}
