package dev.vireo.app.chat.compose;

import dev.vireo.app.chat.files.IconButtons;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the field while a message is given other words: that this is so, that they are being saved, or why they could not be. */
final class EditBanner extends VBox {

    private final DraftModel draft;
    private final EditTarget target;
    private final Texts texts = Texts.of(EditBanner.class);
    private final Label words = new Label("", new FontIcon(Feather.EDIT_2));
    private final Label reason = new Label();
    private final Subscription subscriptions;

    EditBanner(DraftModel draft, EditTarget target, Runnable cancel) {
        this.draft = draft;
        this.target = target;
        setId("editing");
        words.setId("editingWords");
        words.getStyleClass().addAll("secondary", "muted");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = IconButtons.of("cancelEdit", Feather.X, texts.get("edit.cancel"));
        close.setOnAction(_ -> cancel.run());
        HBox row = new HBox(words, close);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("banner");
        reason.setId("editRefused");
        reason.getStyleClass().addAll("secondary", "danger-text", "edit-refused");
        reason.managedProperty().bind(reason.visibleProperty());
        Wrapping.whereSafe(reason);
        getChildren().addAll(row, reason);
        subscriptions = Subscription.combine(draft.savingProperty().subscribe(this::show), draft.unsavedProperty().subscribe(this::show));
        show();
    }

    void close() {
        subscriptions.unsubscribe();
    }

    private void show() {
        String why = draft.unsavedProperty().get();
        words.setText(texts.get(draft.savingProperty().get() ? "edit.saving" : target.banner()));
        reason.setText(why.isEmpty() ? "" : texts.get("edit.refused", why));
        reason.setVisible(!why.isEmpty());
    }
}
