package dev.vireo.app.chat.files;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.transfer.Download;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Message.Attachment;
import java.time.Clock;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.MapChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One picture after the other: arrows lead to the next, Space or 0 between all of it and its real size, Ctrl+S saves, Ctrl+C copies, Escape closes.
 * Until the picture is there, its preview stands in its place.
 */
final class PictureView extends BorderPane {

    private final OriginalPictures originals;
    private final Previews previews;
    private final SavedFiles saves;
    private final List<ShownPicture> pictures;
    private final TimeWords times;
    private final Runnable closing;
    private final Texts texts = Texts.of(PictureView.class);
    private final ImageView view = new ImageView();
    private final StackPane canvas = new StackPane(view);
    private final ScrollPane scroll = new ScrollPane(canvas);
    private final Label name = new Label();
    private final Label about = new Label();
    private final Label state = new Label();
    private final VBox trouble;
    private final Label troubleWords = new Label();
    private final Button previous = IconButtons.of("previous", Feather.CHEVRON_LEFT, texts.get("viewer.previous"), () -> go(-1));
    private final Button next = IconButtons.of("next", Feather.CHEVRON_RIGHT, texts.get("viewer.next"), () -> go(1));
    private final Button zoom = IconButtons.of("zoom", Feather.MAXIMIZE, texts.get("viewer.real"), this::zoom);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final MapChangeListener<String, Download> saved = _ -> followSaving();
    private Subscription saving = Subscription.EMPTY;
    private int at;
    private boolean real;
    private @Nullable ContextMenu menu;

    PictureView(OriginalPictures originals, Previews previews, SavedFiles saves, List<ShownPicture> pictures, int at, Clock clock,
            Runnable closing) {
        this.originals = originals;
        this.previews = previews;
        this.saves = saves;
        this.pictures = pictures;
        this.at = at;
        this.closing = closing;
        times = new TimeWords(clock);
        setId("viewer");
        getStyleClass().add("viewer");
        Button again = new Button(texts.get("viewer.again"));
        again.setId("viewAgain");
        again.setOnAction(_ -> show());
        trouble = new VBox(12, troubleWords, again);
        trouble.setAlignment(Pos.CENTER);
        trouble.getStyleClass().add("trouble");
        trouble.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        scroll.setId("viewport");
        scroll.setPannable(true);
        scroll.setFocusTraversable(false);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.viewportBoundsProperty().subscribe(_ -> fit());
        view.setPreserveRatio(true);
        view.setSmooth(true);
        previous.getStyleClass().add("turn");
        next.getStyleClass().add("turn");
        StackPane.setAlignment(previous, Pos.CENTER_LEFT);
        StackPane.setAlignment(next, Pos.CENTER_RIGHT);
        setTop(bar());
        setCenter(new StackPane(scroll, trouble, previous, next));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnContextMenuRequested(event -> {
            // Where the system turns the menu key into an event of its own, the key was here before.
            if (!event.isKeyboardTrigger()) {
                showMenu(event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        saves.downloads().addListener(saved);
        setFocusTraversable(true);
        show();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    void close() {
        originals.rest();
        saves.downloads().removeListener(saved);
        saving.unsubscribe();
        view.setImage(null);
    }

    private HBox bar() {
        name.setId("pictureName");
        name.getStyleClass().add("name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        about.setId("pictureAbout");
        about.getStyleClass().addAll("secondary", "muted");
        state.setId("pictureState");
        state.getStyleClass().addAll("secondary", "muted");
        VBox words = new VBox(1, name, about);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button save = IconButtons.of("saveAs", Feather.DOWNLOAD, texts.get("viewer.save"), this::save);
        Button close = IconButtons.of("closeViewer", Feather.X, texts.get("viewer.close"), closing);
        HBox bar = new HBox(4, words, state, zoom, save, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private void key(KeyEvent event) {
        boolean handled = true;
        switch (event.getCode()) {
            case LEFT -> go(-1);
            case RIGHT -> go(1);
            case HOME -> go(-at);
            case END -> go(pictures.size() - 1 - at);
            case SPACE, DIGIT0, NUMPAD0 -> zoom();
            case ESCAPE -> closing.run();
            default -> handled = other(event);
        }
        // A button that has the focus is pressed by its own key.
        if (handled && !(event.getCode() == KeyCode.SPACE && event.getTarget() instanceof Button)) {
            event.consume();
        }
    }

    private boolean other(KeyEvent event) {
        if (MenuKeys.ask(event)) {
            Bounds place = localToScreen(getLayoutBounds());
            showMenu(place.getCenterX(), place.getCenterY());
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            save();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
        } else {
            return false;
        }
        return true;
    }

    private void showMenu(double screenX, double screenY) {
        if (menu != null) {
            menu.hide();
        }
        MenuItem save = item("saveAs", texts.get("viewer.save"), this::save);
        save.setAccelerator(KeyCombination.keyCombination("Shortcut+S"));
        MenuItem copy = item("copyPicture", texts.get("viewer.copy"), this::copy);
        copy.setDisable(view.getImage() == null);
        MenuItem before = item("menuPrevious", texts.get("viewer.previous"), () -> go(-1));
        before.setDisable(at == 0);
        MenuItem after = item("menuNext", texts.get("viewer.next"), () -> go(1));
        after.setDisable(at == pictures.size() - 1);
        ContextMenu made = new ContextMenu(save, copy, new SeparatorMenuItem(), before, after, new SeparatorMenuItem(),
                item("menuClose", texts.get("viewer.close"), closing));
        made.setId("pictureMenu");
        menu = made;
        made.show(this, screenX, screenY);
    }

    private static MenuItem item(String id, String words, Runnable does) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> does.run());
        return item;
    }

    /** As it is shown: of one that is too large for the memory, its preview. */
    private void copy() {
        Image shown = view.getImage();
        if (shown != null) {
            PictureCopies.put(shown);
        }
    }

    private void go(int step) {
        int wanted = Math.clamp(at + step, 0, pictures.size() - 1);
        if (wanted != at) {
            at = wanted;
            real = false;
            show();
        }
    }

    private void save() {
        saves.saveAs(file(), getScene().getWindow());
    }

    private Attachment file() {
        return pictures.get(at).file();
    }

    private void show() {
        ShownPicture shown = pictures.get(at);
        Attachment file = shown.file();
        String called = FileWords.name(file.name());
        title.set(called);
        name.setText(called);
        about.setText(texts.get("viewer.about", shown.author(), times.moment(shown.time()), String.valueOf(file.width()),
                String.valueOf(file.height()), FileWords.size(file.size(), texts)));
        previous.setVisible(at > 0);
        next.setVisible(at < pictures.size() - 1);
        setAccessibleText(texts.get("picture", called));
        trouble.setVisible(false);
        view.setImage(previews.known(file));
        fit();
        followSaving();
        if (OriginalPictures.fits(file)) {
            originals.bring(file, this::arrived, () -> failed(texts.get("viewer.failed")));
        } else {
            originals.rest();
            failed(texts.get("viewer.large"));
        }
    }

    private void arrived(Image image) {
        view.setImage(image);
        fit();
    }

    /** Keeps showing the preview; the failure shows only where that is missing, too. */
    private void failed(String words) {
        troubleWords.setText(words);
        trouble.setVisible(view.getImage() == null);
    }

    private void zoom() {
        real = !real;
        fit();
    }

    /** All of the picture, never larger than it is; or its real size, to be moved about. */
    private void fit() {
        IconButtons.say(zoom, texts.get(real ? "viewer.fit" : "viewer.real"));
        ((org.kordamp.ikonli.javafx.FontIcon) zoom.getGraphic()).setIconCode(real ? Feather.MINIMIZE : Feather.MAXIMIZE);
        Attachment file = file();
        Image image = view.getImage();
        if (image == null || file.width() == null || file.height() == null) {
            return;
        }
        double width = file.width();
        double height = file.height();
        double scale = real ? 1 : Math.min(1, Math.min(scroll.getViewportBounds().getWidth() / width,
                scroll.getViewportBounds().getHeight() / height));
        if (scale > 0) {
            view.setFitWidth(Math.max(1, Math.floor(width * scale)));
            view.setFitHeight(Math.max(1, Math.floor(height * scale)));
        }
    }

    private void followSaving() {
        saving.unsubscribe();
        @Nullable Download download = saves.of(file()).orElse(null);
        if (download == null) {
            state.setText("");
            return;
        }
        saving = Subscription.combine(download.stateProperty().subscribe(_ -> say(download)),
                download.progressProperty().subscribe(_ -> say(download)));
    }

    private void say(Download download) {
        TransferState now = download.stateProperty().get();
        state.setText(switch (now) {
            case MOVING -> texts.get("upload.percent", (int) (download.progressProperty().get() * 100));
            case DONE -> texts.get("viewer.saved");
            case FAILED -> FailureTexts.brief(download.failureProperty().get());
            case CANCELLED -> "";
        });
    }
}
