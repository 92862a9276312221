package dev.vireo.app.chat.files;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.ui.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A file that goes with what is being written: what it is, how far it has come, and how to be rid of it. */
final class UploadChip extends HBox {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final double PICTURE = 36;

    private final AttachedModel.AttachedFile attached;
    private final Texts texts = Texts.of(UploadChip.class);
    private final Label state = new Label();
    private final TransferBar bar = new TransferBar();
    private final StackPane face = new StackPane();
    private final Button retry;
    private final Button remove;
    private final Subscription subscriptions;

    UploadChip(AttachedModel.AttachedFile attached, Previews previews, Runnable removing, Runnable moved) {
        this.attached = attached;
        String name = FileWords.name(attached.upload().name());
        setId("uploadChip");
        getStyleClass().add("upload-chip");
        setAlignment(Pos.CENTER_LEFT);
        face.getStyleClass().add("face");
        face.getChildren().setAll(new FontIcon(FileWords.iconByName(name)));
        Label title = new Label(name);
        title.getStyleClass().addAll("secondary", "file-name");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(name));
        state.getStyleClass().addAll("caption", "state");
        VBox words = new VBox(1, title, state, bar);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        retry = IconButtons.of("retryUpload", Feather.ROTATE_CW, texts.get("upload.retry", name), attached.upload()::retry);
        remove = IconButtons.of("removeUpload", Feather.X, texts.get("upload.remove", name), removing);
        getChildren().setAll(face, words, retry, remove);
        bar.progressProperty().bind(attached.upload().progressProperty());
        subscriptions = Subscription.combine(
                attached.upload().stateProperty().subscribe((_, _) -> {
                    show(name);
                    moved.run();
                }),
                attached.upload().progressProperty().subscribe((_, _) -> {
                    show(name);
                    moved.run();
                }));
        show(name);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                event.consume();
                removing.run();
            }
        });
        previews.local(attached.upload(), this::showPicture);
    }

    void close() {
        subscriptions.unsubscribe();
        bar.progressProperty().unbind();
    }

    AttachedModel.AttachedFile attached() {
        return attached;
    }

    void focusRemove() {
        remove.requestFocus();
    }

    private void show(String name) {
        TransferState now = attached.upload().stateProperty().get();
        boolean moving = now == TransferState.MOVING;
        boolean failed = now == TransferState.FAILED;
        pseudoClassStateChanged(FAILED, failed);
        bar.setVisible(moving);
        retry.setVisible(failed || now == TransferState.CANCELLED);
        IconButtons.say(remove, texts.get(moving ? "upload.cancel" : "upload.remove", name));
        String words = switch (now) {
            case MOVING -> texts.get("upload.moving", (int) (attached.upload().progressProperty().get() * 100),
                    FileWords.size(attached.size(), texts));
            case DONE -> FileWords.size(attached.size(), texts);
            case FAILED -> FailureTexts.brief(attached.upload().failureProperty().get());
            case CANCELLED -> texts.get("upload.cancelled");
        };
        state.setText(words);
        String all = failed ? FailureTexts.of(attached.upload().failureProperty().get()) : words;
        state.setTooltip(failed ? new Tooltip(all) : null);
        setAccessibleText(name + ", " + all);
    }

    private void showPicture(LocalPicture picture) {
        ImageView view = new ImageView(picture.image());
        CropToFill.square(view, PICTURE);
        Rectangle clip = new Rectangle(PICTURE, PICTURE);
        clip.setArcWidth(12);
        clip.setArcHeight(12);
        view.setClip(clip);
        face.getChildren().setAll(view);
    }
}
