package dev.vireo.app.profile;

import dev.vireo.app.ui.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialog for files. */
public final class PictureDialog implements ChoosePicture {

    private final Texts texts = Texts.of(PictureDialog.class);

    @Override
    public Optional<Path> choose(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("picture.choose"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(texts.get("picture.kinds"),
                Stream.of("png", "jpg", "jpeg", "webp", "tif", "tiff", "bmp", "gif")
                        .flatMap(kind -> Stream.of("*." + kind, "*." + kind.toUpperCase(Locale.ROOT))).toList()));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }
}
