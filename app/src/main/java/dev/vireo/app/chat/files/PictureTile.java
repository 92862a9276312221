package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Message.Attachment;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** A picture in a bubble: its place at once, itself when it is there, or a way to try again. A click shows it large. */
final class PictureTile extends Region {

    private static final PseudoClass THERE = PseudoClass.getPseudoClass("there");
    private static final PseudoClass MOVING = PseudoClass.getPseudoClass("moving");
    private static final double ROUND = 16;
    private static final double PAD = 8;
    private static final double TARGET = 28;

    private final Texts texts = Texts.of(PictureTile.class);
    private final boolean cover;
    private final ImageView view = new ImageView();
    private final Rectangle clip = new Rectangle();
    private Subscription subscriptions = Subscription.EMPTY;
    private @org.jspecify.annotations.Nullable Button again;
    private @org.jspecify.annotations.Nullable HBox progress;

    /** One that the office has. */
    PictureTile(FileServices services, Attachment file, boolean cover, Consumer<Attachment> look) {
        this(file.name(), cover);
        getStyleClass().add("to-look-at");
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                look.accept(file);
            }
        });
        services.dragging().from(this, file);
        load(services.previews(), file);
    }

    /** One on its way. */
    PictureTile(Upload upload, LocalPicture picture, boolean cover) {
        this(upload.name(), cover);
        show(picture.image());
        TransferBar bar = new TransferBar();
        bar.progressProperty().bind(upload.progressProperty());
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = IconButtons.of("cancelUpload", Feather.X, texts.get("upload.cancel", FileWords.name(upload.name())),
                upload::cancel);
        cancel.setFocusTraversable(false);
        HBox made = new HBox(8, bar, cancel);
        made.getStyleClass().add("coming");
        made.setManaged(false);
        progress = made;
        getChildren().add(made);
        subscriptions = upload.stateProperty().subscribe(state -> {
            boolean moving = state == TransferState.MOVING;
            made.setVisible(moving);
            pseudoClassStateChanged(MOVING, moving);
        });
    }

    private PictureTile(String name, boolean cover) {
        this.cover = cover;
        setId("picture");
        getStyleClass().add("picture");
        String shown = FileWords.name(name);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(texts.get("picture", shown));
        Tooltip.install(this, new Tooltip(shown));
        view.setManaged(false);
        view.setSmooth(true);
        clip.setArcWidth(ROUND);
        clip.setArcHeight(ROUND);
        setClip(clip);
        getChildren().add(view);
    }

    void close() {
        subscriptions.unsubscribe();
    }

    private void load(Previews previews, Attachment file) {
        previews.picture(file, this::show, () -> fail(previews, file));
    }

    private void show(Image image) {
        if (again != null) {
            again.setVisible(false);
        }
        view.setImage(image);
        pseudoClassStateChanged(THERE, true);
        requestLayout();
    }

    private void fail(Previews previews, Attachment file) {
        if (again == null) {
            Button made = IconButtons.of("loadAgain", Feather.ROTATE_CW, texts.get("picture.again"), () -> {
                hideAgain();
                load(previews, file);
            });
            made.managedProperty().unbind();
            made.setManaged(false);
            made.setFocusTraversable(false);
            again = made;
            getChildren().add(made);
        }
        again.setVisible(true);
        requestLayout();
    }

    private void hideAgain() {
        if (again != null) {
            again.setVisible(false);
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        Image image = view.getImage();
        if (image != null && cover) {
            CropToFill.fill(view, width, height);
            view.relocate(0, 0);
        } else if (image != null) {
            double scale = Math.min(width / image.getWidth(), height / image.getHeight());
            // What is tiny shows as it is, in the middle of a place that can be hit.
            double shownWidth = image.getWidth() * Math.min(scale, image.getWidth() < width && image.getHeight() < height ? 1 : scale);
            double shownHeight = shownWidth * image.getHeight() / image.getWidth();
            view.setFitWidth(shownWidth);
            view.setFitHeight(shownHeight);
            view.relocate(Math.round((width - shownWidth) / 2), Math.round((height - shownHeight) / 2));
        }
        if (again != null) {
            double side = Math.min(Math.max(TARGET, again.prefWidth(-1)), Math.min(width, height));
            again.resizeRelocate((width - side) / 2, (height - side) / 2, side, side);
        }
        if (progress != null) {
            double high = progress.prefHeight(width - 2 * PAD);
            progress.resizeRelocate(0, height - high, width, high);
        }
    }
}
