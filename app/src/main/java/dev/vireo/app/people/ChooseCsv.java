package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the person for a CSV file; empty if they changed their mind. FX thread. */
@FunctionalInterface
public interface ChooseCsv {

    Optional<Path> choose(Window owner);

    /** The system's own dialog. */
    static ChooseCsv dialog() {
        return owner -> {
            Texts texts = Texts.of(ChooseCsv.class);
            FileChooser chooser = new FileChooser();
            chooser.setTitle(texts.get("import.title"));
            chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(texts.get("import.files"), "*.csv", "*.CSV", "*.txt"),
                    new FileChooser.ExtensionFilter(texts.get("import.any"), "*.*"));
            return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
        };
    }
}
