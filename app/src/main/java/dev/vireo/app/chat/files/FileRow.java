package dev.vireo.app.chat.files;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.transfer.Download;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Message.Attachment;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A file in a bubble that is not shown itself: what it is, how to save it, and how far that has come. Always as high. */
final class FileRow extends HBox {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Texts texts = Texts.of(FileRow.class);
    private final String name;
    private final Label state = new Label();
    private final TransferBar bar = new TransferBar();
    private final Button save;
    private final Button cancel;
    private final Button again;
    private final @Nullable Upload upload;
    private Runnable stop = () -> {};
    private Subscription following = Subscription.EMPTY;
    private Subscription subscriptions = Subscription.EMPTY;

    /** One that the office has. */
    FileRow(SavedFiles saves, FileDragging dragging, Attachment file) {
        this(file.name(), FileWords.icon(file.type()), null);
        save.setOnAction(_ -> saves.saveAs(file, getScene().getWindow()));
        again.setOnAction(_ -> saves.again(file));
        MapChangeListener<String, Download> changed = change -> {
            if (change.getKey().equals(file.id())) {
                follow(file, change.getValueAdded());
            }
        };
        dragging.from(this, file);
        saves.downloads().addListener(changed);
        subscriptions = () -> saves.downloads().removeListener(changed);
        follow(file, saves.of(file).orElse(null));
    }

    /** One on its way. */
    FileRow(Upload upload) {
        this(upload.name(), FileWords.iconByName(upload.name()), upload);
        save.setVisible(false);
        stop = upload::cancel;
        bar.progressProperty().bind(upload.progressProperty());
        follow(upload.stateProperty(), upload.progressProperty(), () -> {
            TransferState now = upload.stateProperty().get();
            show(now, upload.failureProperty().get(), switch (now) {
                case MOVING -> percent(upload.progressProperty().get());
                case DONE -> texts.get("upload.waiting");
                case FAILED -> FailureTexts.brief(upload.failureProperty().get());
                case CANCELLED -> texts.get("upload.cancelled");
            });
            save.setVisible(false);
            again.setVisible(false);
        });
    }

    private FileRow(String given, Feather icon, @Nullable Upload upload) {
        this.upload = upload;
        name = FileWords.name(given);
        setId("fileRow");
        getStyleClass().add("file-row");
        setAlignment(Pos.CENTER_LEFT);
        StackPane face = new StackPane(new FontIcon(icon));
        face.getStyleClass().add("face");
        Label title = new Label(name);
        title.getStyleClass().add("file-name");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(name));
        title.setMinWidth(0);
        state.getStyleClass().addAll("caption", "state");
        state.setMinWidth(0);
        VBox words = new VBox(1, title, state, bar);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        save = IconButtons.of("saveAs", Feather.DOWNLOAD, texts.get("save", name), () -> {});
        cancel = IconButtons.of("cancelTransfer", Feather.X, texts.get("save.cancel", name), () -> stop.run());
        again = IconButtons.of("saveAgain", Feather.ROTATE_CW, texts.get("save.again", name), () -> {});
        for (Button button : new Button[] {save, cancel, again}) {
            // The list has the keyboard, and the message's menu the same actions.
            button.setFocusTraversable(false);
        }
        getChildren().setAll(face, words, save, again, cancel);
    }

    void close() {
        subscriptions.unsubscribe();
        following.unsubscribe();
        bar.progressProperty().unbind();
    }

    boolean shows(Upload other) {
        return upload == other;
    }

    private void follow(Attachment file, @Nullable Download download) {
        following.unsubscribe();
        bar.progressProperty().unbind();
        String size = FileWords.size(file.size(), texts);
        if (download == null) {
            show(TransferState.DONE, FailureReason.none(), size);
            return;
        }
        stop = download::cancel;
        bar.progressProperty().bind(download.progressProperty());
        follow(download.stateProperty(), download.progressProperty(), () -> {
            TransferState now = download.stateProperty().get();
            show(now, download.failureProperty().get(), switch (now) {
                case MOVING -> texts.get("save.moving", (int) (download.progressProperty().get() * 100), size);
                case DONE -> texts.get("save.done", size);
                case FAILED -> FailureTexts.brief(download.failureProperty().get());
                case CANCELLED -> texts.get("save.cancelled", size);
            });
        });
    }

    private void follow(ObservableValue<?> one, ObservableValue<?> other, Runnable show) {
        following = Subscription.combine(one.subscribe(_ -> show.run()), other.subscribe(_ -> show.run()));
    }

    private String percent(double done) {
        return texts.get("upload.percent", (int) (done * 100));
    }

    private void show(TransferState now, FailureReason failure, String words) {
        pseudoClassStateChanged(FAILED, now == TransferState.FAILED);
        bar.setVisible(now == TransferState.MOVING);
        cancel.setVisible(now == TransferState.MOVING);
        again.setVisible(now == TransferState.FAILED);
        save.setVisible(now == TransferState.DONE || now == TransferState.CANCELLED);
        state.setText(words);
        String all = now == TransferState.FAILED ? FailureTexts.of(failure) : words;
        state.setTooltip(now == TransferState.FAILED ? new Tooltip(all) : null);
        setAccessibleText(name + ", " + all);
    }
}
