package dev.vireo.app.notify;

import dev.vireo.app.ui.PulseBadge;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/** Draws the tray's icon: the logo, and the unread count on a badge in its lower right corner. FX thread. */
final class TrayPicture {

    private static final int[] SIZES = {22, 32, 48};
    private static final double BADGE_HEIGHT = 0.52;
    private static final double DIGIT_HEIGHT = 0.9;
    private static final double SIDE = 0.08;
    /** The badge's own colours; a tray knows no style sheet. */
    private static final LinearGradient GREEN = new LinearGradient(0, 0, 1, 1, true, CycleMethod.NO_CYCLE,
            new Stop(0, Color.web("#00c851")), new Stop(1, Color.web("#00ff5e")));
    private static final Color ON_GREEN = Color.web("#06290f");

    private final IntFunction<Image> logo;

    /**
     * @param logo the logo's picture, so many pixels square
     */
    TrayPicture(IntFunction<Image> logo) {
        this.logo = logo;
    }

    /** The icon in the sizes that panels use. */
    List<Pixels> sizes(int unread) {
        return IntStream.of(SIZES).mapToObj(size -> Pixels.of(draw(unread, size))).toList();
    }

    Image draw(int unread, int size) {
        Image bare = logo.apply(size);
        return unread > 0 ? counted(bare, PulseBadge.number(unread), size) : bare;
    }

    private static Image counted(Image logo, String count, int size) {
        Text words = words(count, size);
        Bounds wide = words.getLayoutBounds();
        Rectangle badge = badge(wide.getWidth(), size);
        words.setX(badge.getX() + (badge.getWidth() - wide.getWidth()) / 2 - wide.getMinX());
        words.setY(badge.getY() + (badge.getHeight() - wide.getHeight()) / 2 - wide.getMinY());
        ImageView picture = new ImageView(logo);
        picture.setClip(Shape.subtract(new Rectangle(size, size), rim(badge, size)));
        Group whole = new Group(new Rectangle(size, size, Color.TRANSPARENT), picture, badge, words);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return whole.snapshot(clear, null);
    }

    /** The count, as large as fits. */
    private static Text words(String count, double size) {
        Text words = new Text(count);
        words.setBoundsType(TextBoundsType.VISUAL);
        words.setFill(ON_GREEN);
        double height = Math.rint(size * BADGE_HEIGHT) * DIGIT_HEIGHT;
        words.setFont(Font.font("Inter", FontWeight.BOLD, height));
        double room = size * (1 - 2 * SIDE);
        double wide = words.getLayoutBounds().getWidth();
        if (wide > room) {
            words.setFont(Font.font("Inter", FontWeight.BOLD, height * room / wide));
        }
        return words;
    }

    private static Rectangle badge(double words, double size) {
        double height = Math.rint(size * BADGE_HEIGHT);
        double width = Math.rint(Math.min(size, Math.max(height, words + size * SIDE * 4)));
        Rectangle badge = new Rectangle(size - width, size - height, width, height);
        badge.setArcWidth(height);
        badge.setArcHeight(height);
        badge.setFill(GREEN);
        return badge;
    }

    /** A clear edge that keeps the badge apart from the logo on a panel of any colour. */
    private static Rectangle rim(Rectangle badge, double size) {
        double rim = Math.max(1, size / 24);
        Rectangle around = new Rectangle(badge.getX() - rim, badge.getY() - rim, badge.getWidth() + rim * 2, badge.getHeight() + rim * 2);
        around.setArcWidth(badge.getArcWidth() + rim * 2);
        around.setArcHeight(badge.getArcHeight() + rim * 2);
        return around;
    }
}
