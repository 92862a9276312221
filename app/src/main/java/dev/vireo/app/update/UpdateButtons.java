package dev.vireo.app.update;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.update.UpdateLine.UpdateAction;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The buttons for what a person can do about an update. */
final class UpdateButtons {

    private final UpdateModel updates;
    private final RestartModel restarts;
    private final List<String> looks;
    private final Texts texts = Texts.of(UpdateButtons.class);

    /** @param looks style classes of each */
    UpdateButtons(UpdateModel updates, RestartModel restarts, String... looks) {
        this.updates = updates;
        this.restarts = restarts;
        this.looks = List.of(looks);
    }

    List<Button> of(UpdateLine line) {
        return line.actions().stream().map(this::button).toList();
    }

    /** Replaces the buttons of a place where others are wanted; the same are left alone, so that one can be pressed while a text changes. */
    static void fill(HBox place, List<Button> wanted) {
        if (ids(wanted).equals(ids(place.getChildren()))) {
            return;
        }
        boolean focused = place.getChildren().stream().anyMatch(Node::isFocused);
        place.getChildren().setAll(wanted);
        if (focused && !wanted.isEmpty()) {
            wanted.getFirst().requestFocus();
        }
    }

    private static List<String> ids(List<? extends Node> nodes) {
        return nodes.stream().map(Node::getId).toList();
    }

    private Button button(UpdateAction action) {
        return button(action.name().toLowerCase(Locale.ROOT).replace('_', '-'), switch (action) {
            case DOWNLOAD -> "download";
            case CANCEL -> "cancel";
            case INSTALL -> "install";
            case BACK -> "back";
            case TRY_AGAIN -> "again";
            case RESTART -> "restart.now";
        }, () -> run(action));
    }

    Button button(String id, String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId("update-" + id);
        button.getStyleClass().addAll(looks);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void run(UpdateAction action) {
        switch (action) {
            case DOWNLOAD, TRY_AGAIN -> updates.download();
            case CANCEL -> updates.cancel();
            case INSTALL -> updates.install();
            case BACK -> updates.back();
            case RESTART -> restarts.restart();
        }
    }
}
