package dev.vireo.app.chat.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the person for files and for places to save them. FX thread. */
public interface ChooseFiles {

    /** Files to send; empty if the person thought better of it. */
    List<Path> open(Window owner);

    /** Where to save a file, once the person agreed to replace one that is there; empty if they thought better of it. */
    Optional<Path> saveAs(Window owner, String name);

    /** There is nobody to ask. */
    static ChooseFiles none() {
        return new ChooseFiles() {
            @Override
            public List<Path> open(Window owner) {
                return List.of();
            }

            @Override
            public Optional<Path> saveAs(Window owner, String name) {
                return Optional.empty();
            }
        };
    }
}
