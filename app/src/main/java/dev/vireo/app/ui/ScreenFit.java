package dev.vireo.app.ui;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;

/** Puts windows where a person can see and reach them. FX thread. */
public final class ScreenFit {

    /** The part of a window's upper edge that must be on a screen, in pixels. */
    private static final double REACHABLE = 64;

    private ScreenFit() {
    }

    /** This place, or the nearest where a window of at most this size is whole on one of the screens that there are now. */
    public static Rectangle2D of(Rectangle2D wanted) {
        return of(wanted, Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    }

    /** @param screens without what panels take; at least one */
    static Rectangle2D of(Rectangle2D wanted, List<Rectangle2D> screens) {
        Rectangle2D screen = screens.stream().max(Comparator.comparingDouble((Rectangle2D each) -> shared(each, wanted))
                .thenComparing(each -> -distance(each, wanted))).orElseThrow();
        double width = Math.min(wanted.getWidth(), screen.getWidth());
        double height = Math.min(wanted.getHeight(), screen.getHeight());
        boolean whole = width == wanted.getWidth() && height == wanted.getHeight();
        if (whole && reachable(wanted, screens)) {
            return wanted;
        }
        return new Rectangle2D(Math.clamp(wanted.getMinX(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(wanted.getMinY(), screen.getMinY(), screen.getMaxY() - height), width, height);
    }

    /** Whether enough of the upper edge shows to take hold of it. */
    private static boolean reachable(Rectangle2D window, List<Rectangle2D> screens) {
        double reach = Math.min(REACHABLE, window.getWidth());
        return screens.stream().anyMatch(screen -> window.getMinY() >= screen.getMinY() && window.getMinY() <= screen.getMaxY() - REACHABLE
                && Math.min(window.getMaxX(), screen.getMaxX()) - Math.max(window.getMinX(), screen.getMinX()) >= reach);
    }

    private static double shared(Rectangle2D one, Rectangle2D other) {
        double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    private static double distance(Rectangle2D one, Rectangle2D other) {
        return Math.hypot(one.getMinX() + one.getWidth() / 2 - other.getMinX() - other.getWidth() / 2,
                one.getMinY() + one.getHeight() / 2 - other.getMinY() - other.getHeight() / 2);
    }
}
