package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.Attachments;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Theme;
import dev.vireo.protocol.Message.Attachment;
import java.time.Clock;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows pictures large, in a window of its own, one window for all. FX thread. */
public final class PictureViewer {

    private static final double SCREEN_SHARE = 0.85;
    private static final double MIN_WIDTH = 360;
    private static final double MIN_HEIGHT = 320;

    private final Attachments attachments;
    private final Previews previews;
    private final SavedFiles saves;
    private final Background background;
    private final Theme theme;
    private final List<Image> icons;
    private final Clock clock;
    private @Nullable Stage stage;

    PictureViewer(Attachments attachments, Previews previews, SavedFiles saves, Background background, Theme theme, List<Image> icons,
            Clock clock) {
        this.attachments = attachments;
        this.previews = previews;
        this.saves = saves;
        this.background = background;
        this.theme = theme;
        this.icons = icons;
        this.clock = clock;
    }

    /** @param first which of them to begin with */
    public void show(Window owner, List<ShownPicture> pictures, Attachment first) {
        close();
        int at = 0;
        for (int i = 0; i < pictures.size(); i++) {
            if (pictures.get(i).file().id().equals(first.id())) {
                at = i;
            }
        }
        Stage made = new Stage();
        PictureView view = new PictureView(new OriginalPictures(attachments, background), previews, saves, pictures, at, clock,
                made::close);
        made.initOwner(owner);
        made.getIcons().setAll(icons);
        made.titleProperty().bind(view.titleProperty());
        Rectangle2D screen = Screen.getScreensForRectangle(owner.getX(), owner.getY(), 1, 1).stream().findFirst()
                .orElseGet(Screen::getPrimary).getVisualBounds();
        Scene scene = new Scene(view, screen.getWidth() * SCREEN_SHARE, screen.getHeight() * SCREEN_SHARE);
        scene.getStylesheets().add(FileStyles.css());
        theme.apply(scene);
        made.setScene(scene);
        made.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
        made.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
        made.setX(screen.getMinX() + screen.getWidth() * (1 - SCREEN_SHARE) / 2);
        made.setY(screen.getMinY() + screen.getHeight() * (1 - SCREEN_SHARE) / 2);
        // It shows what belongs to its owner, and not every system closes it along.
        Subscription following = owner.showingProperty().subscribe(showing -> {
            if (!showing) {
                made.close();
            }
        });
        made.setOnHidden(_ -> {
            following.unsubscribe();
            view.close();
            stage = null;
        });
        stage = made;
        made.show();
        view.requestFocus();
    }

    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
