package dev.vireo.app.mainwindow;

import dev.vireo.app.ui.ChatColumn;
import dev.vireo.app.ui.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What stands side by side in the main window: the screen of a tab, a conversation beside the list, and a profile or a search. Where there
 * is no room, the conversation stands where the list was, and what comes third lies over the conversation. FX thread.
 */
final class Columns extends Region {

    /** The conversation stands beside the list from here on. */
    static final double BESIDE = 740;
    private static final double LEAST_LIST = 280;
    private static final double LEAST_CHAT = 440;
    private static final double GRIP = 9;
    private static final double STEP = 16;

    private final Region screens;
    private final Region grip = new Region();
    private @Nullable ChatColumn chat;
    private @Nullable ListWidth width;
    private @Nullable Region side;
    private boolean conversations;
    private double dragged;

    Columns(Region screens) {
        this.screens = screens;
        grip.setId("listWidth");
        grip.getStyleClass().add("grip");
        grip.setCursor(Cursor.H_RESIZE);
        grip.setFocusTraversable(true);
        grip.setAccessibleRole(AccessibleRole.THUMB);
        grip.setAccessibleText(Texts.of(Columns.class).get("list.width"));
        grip.setVisible(false);
        grip.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> dragged = event.getX());
        grip.addEventHandler(MouseEvent.MOUSE_DRAGGED,
                event -> resizeList(grip.localToParent(event.getX() - dragged, 0).getX() + Math.floor(GRIP / 2)));
        grip.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().setAll(screens, grip);
    }

    /** Shows conversations here from now on. */
    void add(ChatColumn column, ListWidth kept) {
        chat = column;
        width = kept;
        getChildren().add(1, column.view());
        column.usedProperty().subscribe(_ -> rearrange());
        column.keyProperty().subscribe(_ -> rearrange());
    }

    /** @param wanted whether the tab that shows is the list of conversations */
    void conversations(boolean wanted) {
        conversations = wanted;
        rearrange();
    }

    /** Shows this beside or over the rest; null takes away what was there. */
    void show(@Nullable Region third) {
        if (side != null) {
            getChildren().remove(side);
        }
        side = third;
        if (third != null) {
            getChildren().add(third);
        }
        rearrange();
    }

    /** Whether the conversation that is open can be seen. */
    boolean chatShows() {
        return chat != null && chat.view().isVisible() && !chat.keyProperty().getValue().isEmpty();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> resizeList(listWidth() - STEP);
            case RIGHT -> resizeList(listWidth() + STEP);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void resizeList(double wanted) {
        if (width != null) {
            width.keep(Math.clamp(wanted, LEAST_LIST, Math.max(LEAST_LIST, getWidth() - LEAST_CHAT)));
            requestLayout();
        }
    }

    private double listWidth() {
        return snapPositionX(Math.clamp(width == null ? 0 : width.get(), LEAST_LIST, Math.max(LEAST_LIST, getWidth() - LEAST_CHAT)));
    }

    private void rearrange() {
        arrange();
        requestLayout();
    }

    /** What shows depends on the tab, on what is open and on the room that there is. */
    private void arrange() {
        if (chat == null || getWidth() == 0) {
            return;
        }
        boolean open = !chat.keyProperty().getValue().isEmpty();
        boolean wanted = conversations && chat.usedProperty().getValue();
        boolean beside = wanted && getWidth() >= BESIDE;
        boolean alone = wanted && !beside && open;
        boolean listHadFocus = alone && holdsFocus(screens);
        chat.view().setVisible(beside || alone);
        screens.setVisible(!alone);
        grip.setVisible(beside);
        chat.placed((beside || alone) && (side == null || sideFits()), alone);
        if (listHadFocus) {
            chat.focus();
        }
    }

    private boolean beside() {
        return grip.isVisible();
    }

    private boolean sideFits() {
        return side != null && beside() && getWidth() - listWidth() - side.prefWidth(-1) >= LEAST_CHAT;
    }

    private boolean holdsFocus(Node part) {
        Node each = getScene() == null ? null : getScene().getFocusOwner();
        while (each != null && each != part) {
            each = each.getParent();
        }
        return each != null;
    }

    @Override
    protected void layoutChildren() {
        arrange();
        double whole = getWidth();
        double height = getHeight();
        double list = beside() ? listWidth() : whole;
        screens.resizeRelocate(0, 0, list, height);
        double from = beside() ? list : 0;
        boolean chatShows = chat != null && chat.view().isVisible();
        double wished = side == null ? 0 : Math.min(whole, snapSizeX(side.prefWidth(-1)));
        double right = chatShows && !sideFits() ? whole - from : wished;
        if (chat != null && chatShows) {
            chat.view().resizeRelocate(from, 0, Math.max(0, whole - from - (sideFits() ? wished : 0)), height);
        }
        grip.resizeRelocate(list - Math.floor(GRIP / 2), 0, GRIP, height);
        if (side != null) {
            side.resizeRelocate(whole - right, 0, right, height);
        }
    }
}
