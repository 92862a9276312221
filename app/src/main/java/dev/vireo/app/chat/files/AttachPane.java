package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
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
    private final Label below = new Label();
    private final Label refused = new Label();
    private final HBox refusal;
    private final ListChangeListener<AttachedModel.AttachedFile> changed = _ -> show();
    private final Subscription subscription;
    private final LongSupplier nanoTime;
    private TransferRate rate;

    /** @param emptied told when the person has removed the last file */
    AttachPane(AttachedModel model, Previews previews, Runnable emptied) {
        this(model, previews, emptied, System::nanoTime);
    }

    /** @param nanoTime what time it is, by which the speed is measured */
    AttachPane(AttachedModel model, Previews previews, Runnable emptied, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        rate = new TransferRate(0, nanoTime);
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
        below.setId("uploadsBelow");
        below.getStyleClass().addAll("caption", "muted");
        Wrapping.whereSafe(below);
        below.managedProperty().bind(below.visibleProperty());
        below.visibleProperty().bind(below.textProperty().isNotEmpty());
        getChildren().addAll(refusal, strip, below);
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
        UploadChip chip = new UploadChip(file, previews, () -> remove(file), this::showBelow);
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
        rate = new TransferRate(size(), nanoTime);
        showBelow();
        refusal.setVisible(!refused.getText().isEmpty());
        setVisible(chips.isVisible() || refusal.isVisible());
        setManaged(isVisible());
    }

    private long size() {
        return model.files().stream().mapToLong(AttachedModel.AttachedFile::size).sum();
    }

    /** That there are too many for one message, and how fast all of them go and for how long. */
    private void showBelow() {
        int files = model.files().size();
        String split = files > Limits.ATTACHMENTS ? texts.get("files.split", files) : "";
        double there = model.files().stream().mapToDouble(file -> file.size() * file.upload().progressProperty().get()).sum();
        rate.reached(there / Math.max(1, size()));
        boolean moving = model.files().stream().anyMatch(file -> file.upload().stateProperty().get() == TransferState.MOVING);
        String left = moving ? rate.estimate().map(estimate -> FileWords.estimate(estimate, texts)).orElse("") : "";
        below.setText(split.isEmpty() || left.isEmpty() ? split + left : texts.get("files.below", split, left));
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
