package dev.vireo.app.ui.text;

import dev.vireo.app.ui.PopupEdge;
import dev.vireo.app.ui.Zoomed;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person choose an emoji, in a popup beside what asked for it. Made once and shown as often as wanted; its content is made when
 * first shown. FX thread.
 */
public final class EmojiPicker {

    private static final double GAP = 6;

    private final EmojiHabits habits;
    private final Popup popup = new Popup();
    private Consumer<String> picked = _ -> {};
    private @Nullable EmojiPane pane;

    public EmojiPicker(EmojiHabits habits) {
        this.habits = habits;
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        // A click elsewhere does what it was meant for; Escape only closes this.
        popup.setConsumeAutoHidingEvents(false);
        popup.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && popup.isShowing()) {
                event.consume();
                popup.hide();
            }
        });
    }

    /** Shows it above this node, or below where there is no room; hands over what is chosen, once, and hides. Escape hides it too. */
    public void show(Node beside, Consumer<String> then) {
        picked = then;
        EmojiPane shown = pane();
        Bounds bounds = beside.localToScreen(beside.getBoundsInLocal());
        if (bounds == null) {
            return;
        }
        Rectangle2D screen = Screen.getScreensForRectangle(bounds.getMinX(), bounds.getMinY(), 1, 1).stream().findFirst()
                .orElseGet(Screen::getPrimary).getVisualBounds();
        boolean above = bounds.getMinY() - GAP - EmojiPane.HEIGHT * Zoomed.of(beside.getScene()) >= screen.getMinY();
        popup.setAnchorLocation(PopupEdge.START.corner(beside, above));
        // The window's, not the node's: what asked may be a row that its list hides for a moment while it measures.
        popup.show(beside.getScene().getWindow(), PopupEdge.START.x(beside, bounds),
                above ? bounds.getMinY() - GAP : bounds.getMaxY() + GAP);
        shown.reset();
    }

    /** What the person picks most lately. */
    public List<String> recent() {
        return habits.recent();
    }

    public void hide() {
        popup.hide();
    }

    public boolean isShowing() {
        return popup.isShowing();
    }

    private EmojiPane pane() {
        EmojiPane made = pane;
        if (made == null) {
            made = new EmojiPane(habits, this::pick);
            pane = made;
            Zoomed.show(popup, made);
        }
        return made;
    }

    private void pick(String emoji) {
        popup.hide();
        picked.accept(emoji);
    }
}
