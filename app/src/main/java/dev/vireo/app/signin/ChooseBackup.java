package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the person for a backup; empty if they changed their mind. FX thread. */
@FunctionalInterface
public interface ChooseBackup {

    Optional<Path> choose(Window owner);

    /** The system's own dialog. */
    static ChooseBackup dialog() {
        return owner -> {
            Texts texts = Texts.of(ChooseBackup.class);
            FileChooser chooser = new FileChooser();
            chooser.setTitle(texts.get("backup.choose.title"));
            chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(texts.get("backup.choose.backups"), "*.zip"),
                    new FileChooser.ExtensionFilter(texts.get("backup.choose.all"), "*"));
            return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
        };
    }
}
