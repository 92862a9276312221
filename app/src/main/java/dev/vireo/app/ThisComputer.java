package dev.vireo.app;

import dev.vireo.app.ui.Outside;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The computer that Vireo runs on. */
final class ThisComputer implements Outside {

    private final HostServices services;

    ThisComputer(HostServices services) {
        this.services = services;
    }

    @Override
    public void browse(URI link) {
        services.showDocument(link.toString());
    }

    @Override
    public Optional<Path> chooseFile(Window owner, String title, String kind, List<String> extensions) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(new ExtensionFilter(kind, extensions));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
