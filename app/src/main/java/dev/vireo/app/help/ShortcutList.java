package dev.vireo.app.help;

import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandScope;
import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Every command that has keys, by where they hold. */
final class ShortcutList extends VBox {

    private final Texts texts = Texts.of(ShortcutList.class);

    ShortcutList() {
        getStyleClass().add("shortcuts");
        for (CommandScope scope : CommandScope.values()) {
            getChildren().add(section(scope));
        }
    }

    private VBox section(CommandScope scope) {
        Label title = new Label(scope.words());
        title.getStyleClass().add("name");
        Wrapping.whereSafe(title);
        GridPane lines = new GridPane();
        lines.getStyleClass().add("shortcut-lines");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        keys.setMinWidth(USE_PREF_SIZE);
        lines.getColumnConstraints().setAll(names, keys);
        Command.in(scope).filter(Command::hasKeys).forEach(command -> {
            Label name = new Label(command.words());
            Wrapping.whereSafe(name);
            lines.addRow(lines.getRowCount(), name, keys(command));
        });
        VBox section = new VBox(title, lines);
        section.getStyleClass().add("section");
        return section;
    }

    private HBox keys(Command command) {
        HBox keys = new HBox();
        keys.setAlignment(Pos.CENTER_RIGHT);
        keys.getStyleClass().add("shortcut");
        List<String> every = command.everyKeys();
        for (String each : every) {
            if (!keys.getChildren().isEmpty()) {
                Label or = new Label(texts.get("shortcuts.or"));
                or.getStyleClass().addAll("caption", "muted");
                keys.getChildren().add(or);
            }
            Label pressed = new Label(each);
            pressed.getStyleClass().add("keys");
            pressed.setMinWidth(USE_PREF_SIZE);
            keys.getChildren().add(pressed);
        }
        keys.setAccessibleRole(AccessibleRole.TEXT);
        keys.setAccessibleText(texts.get("shortcuts.spoken", command.words(), LocalFormats.list(every)));
        return keys;
    }
}
