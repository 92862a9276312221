package dev.vireo.app.backup;

import dev.vireo.app.ui.Texts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** Asks the person for a folder of this computer; empty if they changed their mind. FX thread. */
@FunctionalInterface
public interface ChooseFolder {

    /** @param now the one that is chosen so far; may be empty */
    Optional<Path> choose(Window owner, String now);

    /** The system's own dialog. */
    static ChooseFolder dialog() {
        return (owner, now) -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(Texts.of(ChooseFolder.class).get("choose.title"));
            if (isFolder(now)) {
                chooser.setInitialDirectory(new File(now));
            }
            return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
        };
    }

    private static boolean isFolder(String path) {
        try {
            return !path.isEmpty() && Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
