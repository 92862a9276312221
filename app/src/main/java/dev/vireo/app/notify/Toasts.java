package dev.vireo.app.notify;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Zoomed;
import dev.vireo.app.ui.Views;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices that Vireo draws itself, stacked in the upper right corner of the screen. They never take the focus from what a person types: F6 moves to
 * them, the arrows along them, Enter opens, Delete dismisses, Escape goes back. FX thread.
 */
final class Toasts implements Notifier {

    static final Duration SHOWN_FOR = Duration.seconds(6);

    private static final int MAX_TOASTS = 3;
    private static final double GAP = 8;
    /** Room for the shadow; what is seen stands this far from the screen's edges. */
    private static final double MARGIN = 24;
    private static final double WIDTH = 344 + 2 * MARGIN;

    private final AppWindows windows;
    private final Theme theme;
    private final Avatars avatars;
    private final Motion motion;
    private final Consumer<Optional<Conversation>> clicked;
    private final Duration life;

    private final Views views = new Views(Map.of());
    /** By key, the oldest first. */
    private final Map<String, Toast> showing = new LinkedHashMap<>();
    private final VBox stack = new VBox(GAP);
    private @Nullable Popup popup;
    private @Nullable Stage anchor;
    private boolean byKeyboard;

    Toasts(AppWindows windows, Theme theme, Avatars avatars, Motion motion, Consumer<Optional<Conversation>> clicked, Duration life) {
        this.windows = windows;
        this.theme = theme;
        this.avatars = avatars;
        this.motion = motion;
        this.clicked = clicked;
        this.life = life;
        stack.setId("toasts");
        stack.setPadding(new Insets(MARGIN));
        stack.setMinWidth(WIDTH);
        stack.setMaxWidth(WIDTH);
        stack.setPickOnBounds(false);
        stack.hoverProperty().addListener(_ -> hold());
    }

    @Override
    public void show(Notice notice) {
        Toast toast = showing.get(notice.key());
        if (toast == null) {
            toast = add(notice);
        }
        toast.say(notice);
        hold();
        place();
    }

    @Override
    public void withdraw(String key) {
        Toast gone = showing.remove(key);
        if (gone == null) {
            return;
        }
        gone.end();
        int place = stack.getChildren().indexOf(gone.root());
        stack.getChildren().remove(gone.root());
        // It is out of the themed scene, where its style sheet's colours have no meaning.
        gone.root().getStylesheets().clear();
        if (byKeyboard) {
            focus(Math.min(place, stack.getChildren().size() - 1));
        }
        if (showing.isEmpty()) {
            hide();
        }
    }

    void close() {
        List.copyOf(showing.keySet()).forEach(this::withdraw);
        if (anchor != null) {
            anchor.close();
        }
    }

    VBox stack() {
        return stack;
    }

    private Toast add(Notice notice) {
        while (showing.size() >= MAX_TOASTS) {
            withdraw(showing.keySet().iterator().next());
        }
        Toast made = new Toast(avatars, life, () -> clicked.accept(notice.about()), () -> withdraw(notice.key()));
        Node card = views.load(made).root();
        card.setFocusTraversable(byKeyboard);
        showing.put(notice.key(), made);
        stack.getChildren().add(card);
        if (!motion.reduced()) {
            FadeTransition appearing = new FadeTransition(Motion.CALM, card);
            appearing.setFromValue(0);
            appearing.setToValue(1);
            appearing.play();
        }
        return made;
    }

    private void hold() {
        boolean held = stack.isHover() || byKeyboard;
        showing.values().forEach(toast -> toast.hold(held));
    }

    /** Shows the stack above the foremost window, if it does not show yet. */
    private void place() {
        if (popup != null && popup.isShowing()) {
            return;
        }
        Window owner = windows.foremost().orElseGet(this::anchor);
        Popup shown = new Popup();
        shown.setAutoFix(false);
        shown.setHideOnEscape(false);
        shown.setAnchorLocation(AnchorLocation.WINDOW_TOP_LEFT);
        Zoomed.show(shown, stack);
        shown.getScene().addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        // A popup goes with its window; what it still had to say stands above the next one.
        shown.setOnHidden(_ -> Platform.runLater(() -> {
            if (shown == popup && !showing.isEmpty()) {
                place();
            }
        }));
        popup = shown;
        Rectangle2D screen = screenOf(owner).getVisualBounds();
        shown.show(owner, screen.getMaxX() - theme.scaled(WIDTH), screen.getMinY());
        // Only now: when shown, a popup takes its owner's style sheets in place of its own. From here on it follows the theme itself.
        theme.apply(shown.getScene());
    }

    private void hide() {
        byKeyboard = false;
        Popup hidden = popup;
        popup = null;
        if (hidden != null) {
            hidden.getContent().clear();
            hidden.hide();
        }
        if (anchor != null) {
            anchor.close();
            anchor = null;
        }
    }

    /** While all windows are hidden: one that cannot be seen, for the popup to belong to. */
    private Window anchor() {
        Stage made = new Stage(StageStyle.UTILITY);
        made.setOpacity(0);
        made.setWidth(1);
        made.setHeight(1);
        made.setScene(new Scene(new VBox()));
        theme.apply(made.getScene());
        made.show();
        anchor = made;
        return made;
    }

    private static Screen screenOf(Window window) {
        return Screen.getScreensForRectangle(window.getX(), window.getY(), Math.max(1, window.getWidth()), Math.max(1, window.getHeight()))
                .stream().findFirst().orElseGet(Screen::getPrimary);
    }

    private void pressed(KeyEvent key) {
        boolean handled = switch (key.getCode()) {
            case F6 -> byKeyboard ? leave() : enter();
            case ESCAPE -> byKeyboard && leave();
            case DOWN, RIGHT -> byKeyboard && move(1);
            case UP, LEFT -> byKeyboard && move(-1);
            case TAB -> byKeyboard && move(key.isShiftDown() ? -1 : 1);
            default -> false;
        };
        if (handled) {
            key.consume();
        }
    }

    private boolean enter() {
        byKeyboard = true;
        stack.getChildren().forEach(card -> card.setFocusTraversable(true));
        focus(stack.getChildren().size() - 1);
        hold();
        return true;
    }

    private boolean leave() {
        byKeyboard = false;
        stack.getChildren().forEach(card -> card.setFocusTraversable(false));
        stack.requestFocus();
        hold();
        return true;
    }

    private boolean move(int by) {
        List<Node> cards = new ArrayList<>(stack.getChildren());
        int focused = cards.stream().filter(Node::isFocused).findFirst().map(cards::indexOf).orElse(0);
        focus(Math.floorMod(focused + by, cards.size()));
        return true;
    }

    private void focus(int place) {
        if (place >= 0) {
            stack.getChildren().get(place).requestFocus();
        }
    }
}
