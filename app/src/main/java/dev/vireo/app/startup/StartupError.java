package dev.vireo.app.startup;

import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.nio.file.Path;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/** Says why Vireo cannot start with a data folder. */
public final class StartupError {

    private final Path folder;
    private final boolean inUse;
    private final Runnable end;
    private final Texts texts = Texts.of(StartupError.class);

    @FXML private Label title;
    @FXML private Label text;
    @FXML private Button close;

    private StartupError(Path folder, boolean inUse, Runnable end) {
        this.folder = folder;
        this.inUse = inUse;
        this.end = end;
    }

    /** Shows it in a window. FX thread. */
    public static Stage show(Path folder, RuntimeException reason, Runnable end) {
        View<StartupError> view = new Views(Map.of()).load(new StartupError(folder, reason instanceof DataFolder.InUseException, end));
        Stage stage = new Stage();
        stage.setTitle(Texts.of(StartupError.class).get("title"));
        stage.getIcons().setAll(Logo.icons());
        stage.setResizable(false);
        Scene scene = new Scene(view.root());
        new Theme().apply(scene);
        stage.setScene(scene);
        stage.setOnHidden(_ -> end.run());
        stage.show();
        return stage;
    }

    @FXML
    private void initialize() {
        title.setText(texts.get(inUse ? "error.in-use" : "error.folder"));
        text.setText(texts.get(inUse ? "error.in-use.advice" : "error.folder.advice", folder));
        close.setOnAction(_ -> end.run());
    }
}
