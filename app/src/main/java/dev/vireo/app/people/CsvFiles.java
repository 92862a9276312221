package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the person for a CSV file; empty if they changed their mind. FX thread. */
public interface CsvFiles {

    /** One to read. */
    Optional<Path> open(Window owner);

    /** One to write, with this name if they choose no other. */
    Optional<Path> save(Window owner, String name);

    /** The system's own dialogs. */
    static CsvFiles dialogs() {
        return new CsvFiles() {

            private final Texts texts = Texts.of(CsvFiles.class);

            @Override
            public Optional<Path> open(Window owner) {
                FileChooser chooser = chooser("import.title");
                chooser.getExtensionFilters()
                        .setAll(new FileChooser.ExtensionFilter(texts.get("import.files"), "*.csv", "*.CSV", "*.txt"),
                                new FileChooser.ExtensionFilter(texts.get("import.any"), "*.*"));
                return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> save(Window owner, String name) {
                FileChooser chooser = chooser("codes.save.title");
                chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(texts.get("import.files"), "*.csv"));
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }

            private FileChooser chooser(String title) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(texts.get(title));
                return chooser;
            }
        };
    }
}
