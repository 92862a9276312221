package dev.vireo.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialog for keeping a file. */
public final class SaveDialog implements SaveFile {

    private final Texts texts = Texts.of(SaveDialog.class);

    @Override
    public Optional<Path> choose(Window owner, String suggested) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("save.as"));
        chooser.setInitialFileName(suggested);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
