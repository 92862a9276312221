package dev.vireo.app.chat.files;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Limits;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The files that go with what is being written, as chips above it, and why others cannot. Takes no room while there is nothing to say. */
final class AttachPane extends VBox {

    private final AttachedModel model;
    private final Previews previews;
    private final Runnable emptied;
    private final Texts texts = Texts.of(AttachPane.class);
    private final FlowPane chips = new FlowPane();
    private final ScrollPane strip = new ScrollPane(chips);
    private final Label split = new Label();
    private final Label refused = new Label();
    private final HBox refusal;
    private final ListChangeListener<AttachedModel.AttachedFile> changed = _ -> show();
    private final Subscription subscription;

    /** @param emptied told when the person has removed the last file */
    AttachPane(AttachedModel model, Previews previews, Runnable emptied) {
        this.model = model;
        this.previews = previews;
        this.emptied = emptied;
        setId("attached");
        getStyleClass().add("attached");
        chips.setId("uploads");
        chips.getStyleClass().add("uploads");
        refused.setId("fileRefused");
        refused.getStyleClass().addAll("secondary", "danger-text");
        Wrapping.whereSafe(refused);
        HBox.setHgrow(refused, Priority.ALWAYS);
        refused.setMaxWidth(Double.MAX_VALUE);
        Button dismiss = IconButtons.of("dismissRefusal", Feather.X, texts.get("refused.dismiss"), model::dismissRefusal);
        refusal = new HBox(refused, dismiss);
        refusal.setAlignment(Pos.CENTER_LEFT);
        refusal.managedProperty().bind(refusal.visibleProperty());
        strip.getStyleClass().add("strip");
        strip.setFitToWidth(true);
        strip.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        strip.setFocusTraversable(false);
        strip.visibleProperty().bind(chips.visibleProperty());
        strip.managedProperty().bind(chips.visibleProperty());
        split.setId("split");
        split.getStyleClass().addAll("caption", "muted");
        Wrapping.whereSafe(split);
        split.managedProperty().bind(split.visibleProperty());
        getChildren().addAll(refusal, strip, split);
        model.files().addListener(changed);
        subscription = model.refusalProperty().subscribe(words -> {
            refused.setText(words);
            show();
        });
        show();
    }

    void close() {
        model.files().removeListener(changed);
        subscription.unsubscribe();
        chips.getChildren().forEach(chip -> ((UploadChip) chip).close());
    }

    private Node chip(AttachedModel.AttachedFile file) {
        UploadChip chip = new UploadChip(file, previews, () -> remove(file));
        chip.focusWithinProperty().subscribe(within -> {
            if (within) {
                reveal(chip);
            }
        });
        return chip;
    }

    /** Many files scroll; the one that the keyboard is at is in sight. */
    private void reveal(Node chip) {
        double hidden = chips.getHeight() - strip.getViewportBounds().getHeight();
        if (hidden > 0) {
            strip.setVvalue(Math.clamp(chip.getBoundsInParent().getMinY() / hidden, 0, 1));
        }
    }

    private void show() {
        List<Node> wanted = new ArrayList<>();
        for (AttachedModel.AttachedFile file : model.files()) {
            wanted.add(chips.getChildren().stream().filter(chip -> ((UploadChip) chip).attached() == file).findFirst()
                    .orElseGet(() -> chip(file)));
        }
        chips.getChildren().stream().filter(chip -> !wanted.contains(chip)).forEach(chip -> ((UploadChip) chip).close());
        if (!chips.getChildren().equals(wanted)) {
            chips.getChildren().setAll(wanted);
        }
        chips.setVisible(!wanted.isEmpty());
        split.setVisible(wanted.size() > Limits.ATTACHMENTS);
        split.setText(split.isVisible() ? texts.get("files.split", wanted.size()) : "");
        refusal.setVisible(!refused.getText().isEmpty());
        setVisible(chips.isVisible() || refusal.isVisible());
        setManaged(isVisible());
    }

    /** The keyboard stays among the files, or goes back to the words. */
    private void remove(AttachedModel.AttachedFile file) {
        int at = model.files().indexOf(file);
        model.remove(file);
        if (model.files().isEmpty()) {
            emptied.run();
        } else {
            ((UploadChip) chips.getChildren().get(Math.min(at, chips.getChildren().size() - 1))).focusRemove();
        }
    }
}
