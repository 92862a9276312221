package dev.vireo.app.chat;

import dev.vireo.protocol.Message.Attachment;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a message carries, inside its bubble. */
final class Files extends VBox {

    Files() {
        getStyleClass().add("files");
    }

    void show(List<Attachment> files) {
        getChildren().setAll(files.stream().map(Files::line).toList());
    }

    private static Label line(Attachment file) {
        Label line = new Label(file.name(), new FontIcon(Feather.PAPERCLIP));
        line.getStyleClass().add("file");
        line.setMinWidth(0);
        return line;
    }
}
