package dev.vireo.app.settings;

import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandScope;
import dev.vireo.app.ui.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/** Leaves only those sections that have all words of a field somewhere in them. FX thread. */
final class SettingsSearch {

    private final Pane column;
    private final List<Node> around;
    private final TextField field;
    private final Label nothing;
    private final List<Node> left = new ArrayList<>();

    /**
     * @param column  of the sections
     * @param around  what stands in it and is no section
     * @param nothing is shown where no section fits
     */
    private SettingsSearch(Pane column, List<Node> around, TextField field, Label nothing) {
        this.column = column;
        this.around = around;
        this.field = field;
        this.nothing = nothing;
    }

    static void follow(Parent screen, Pane column, List<Node> around, TextField field, Label nothing) {
        SettingsSearch search = new SettingsSearch(column, around, field, nothing);
        show(nothing, false);
        field.textProperty().addListener((_, _, words) -> search.find(words));
        field.addEventHandler(KeyEvent.KEY_PRESSED, search::pressed);
        screen.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Command.of(event, CommandScope.CHAT).filter(Command.FIND_HERE::equals).isPresent()) {
                field.requestFocus();
                field.selectAll();
                event.consume();
            }
        });
    }

    /** Escape empties the field before it closes the window. */
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        }
    }

    private void find(String typed) {
        // Only what was hidden here comes back: others are not there for this person.
        left.forEach(section -> show(section, true));
        left.clear();
        List<String> wanted = Stream.of(FoldedText.of(typed).text().split("\\s+")).filter(word -> !word.isEmpty()).toList();
        boolean any = false;
        for (Node section : column.getChildren()) {
            if (section == nothing || around.contains(section) || !section.isVisible()) {
                continue;
            }
            String words = FoldedText.of(words(section)).text();
            if (wanted.stream().allMatch(words::contains)) {
                any = true;
            } else {
                show(section, false);
                left.add(section);
            }
        }
        show(nothing, !any);
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        if (node instanceof Labeled labeled) {
            words.append(labeled.getText()).append('\n');
        } else if (node instanceof TextInputControl input) {
            words.append(input.getPromptText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words.append(words(child)));
        }
        return words.toString();
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
