package dev.vireo.app.chat.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rows under each other, of which only those in sight have cells. It stays where its reader is: at the end while they are at the end,
 * else with the same words at the same pixel, whatever is put before them and however the window is resized. For that it remembers
 * rows and where they stood, never a length: a {@code ListView} guesses the heights of rows it has not shown yet, and moved what was
 * being read by up to a bubble's height whenever a guess was corrected. A few rows stand at the lower edge. FX thread.
 */
public final class RowList extends Region {

    /** A row that showed, and how far its upper edge was below the list's. */
    private record RowPosition(Row row, double y) {
    }

    /** The same room with and without a scroll bar, so that heights do not change when one appears. */
    private static final double BAR = 8;
    /** Nearer than this to the end is at the end, in pixels. */
    private static final double END = 4;
    /** The height of a row that must be visible for it to count as seen: about one line. */
    private static final double SEEN_HEIGHT = 32;
    /** How long a highlighted row stands out. */
    private static final Duration FLASH = Duration.millis(1_600);

    private final ObservableList<Row> rows;
    private final Supplier<RowCell> cells;
    private final InvalidationListener rowsChanged = _ -> changed();
    private final ScrollBar bar = new ScrollBar();
    /** In the order of the rows, without gaps. */
    private final List<RowCell> shown = new ArrayList<>();
    private final List<RowCell> spare = new ArrayList<>();
    private List<RowPosition> places = List.of();
    private int first;
    private boolean atEnd = true;
    private boolean moving;
    private @Nullable Row selected;
    private @Nullable Row flashed;
    private boolean followsEnd = true;
    private final PauseTransition flash = new PauseTransition(FLASH);
    private Consumer<RowCell> marks = _ -> {};

    RowList(ObservableList<Row> rows, Supplier<RowCell> cells) {
        this.rows = rows;
        this.cells = cells;
        getStyleClass().add("messages");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setMax(1);
        bar.setManaged(false);
        bar.setFocusTraversable(false);
        bar.valueProperty().subscribe((_, value) -> dragged(value.doubleValue()));
        getChildren().add(bar);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            scroll(-event.getDeltaY());
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        flash.setOnFinished(_ -> {
            flashed = null;
            requestLayout();
        });
        rows.addListener(rowsChanged);
    }

    /** Stops following the rows. */
    void close() {
        flash.stop();
        rows.removeListener(rowsChanged);
    }

    /** Whether a reader at the end stays there when something new comes; not where what comes is only the next page. */
    void followEnd(boolean follow) {
        followsEnd = follow;
        atEnd &= follow;
    }

    public List<Row> rows() {
        return rows;
    }

    // --- where the reader is -------------------------------------------------------------------------------------------

    boolean atEnd() {
        return atEnd;
    }

    /** The first row that shows; -1 while nothing does. */
    int firstShown() {
        return shown.isEmpty() ? -1 : first;
    }

    /** The last row of which enough shows to be seen; -1 while none is. */
    int lastSeen() {
        for (int i = shown.size() - 1; i >= 0; i--) {
            RowCell cell = shown.get(i);
            if (cell.getLayoutY() + Math.min(cell.getHeight(), SEEN_HEIGHT) <= bottom() + 1) {
                return first + i;
            }
        }
        return -1;
    }

    void toEnd() {
        atEnd = true;
        requestLayout();
    }

    /** Brings a row to the upper edge, with a little of what was before it. */
    void toTop(int row) {
        go(new RowPosition(rows.get(row), SEEN_HEIGHT));
    }

    /** Brings a row to where one looks first, and makes it stand out for a moment. */
    void highlight(int row) {
        go(new RowPosition(rows.get(row), Math.max(SEEN_HEIGHT, bottom() / 3)));
        select(row);
        flashed = rows.get(row);
        flash.playFromStart();
    }

    /** Where the reader is, for another list of the same rows. */
    void scrollLike(RowList other) {
        if (!other.places.isEmpty()) {
            atEnd = false;
            places = other.places;
            requestLayout();
        }
    }

    /** Moves no further than needed for the row to be inside. */
    void reveal(int row) {
        double height = measure(rows.get(row));
        RowCell cell = row >= first && row < first + shown.size() ? shown.get(row - first) : null;
        double y = cell != null ? cell.getLayoutY() : row < first ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        if (y < 0) {
            go(new RowPosition(rows.get(row), 0));
        } else if (y + height > bottom()) {
            go(new RowPosition(rows.get(row), Math.max(0, bottom() - height)));
        }
    }

    /** Scrolls down by a number of pixels, or up if negative. */
    public void scroll(double pixels) {
        if (!places.isEmpty() && !(atEnd && pixels > 0)) {
            atEnd = false;
            places = places.stream().map(place -> new RowPosition(place.row, place.y - pixels)).toList();
            requestLayout();
        }
    }

    /** By a good part of the window, up (-1) or down (1). */
    void page(int direction) {
        scroll(direction * (bottom() - SEEN_HEIGHT));
    }

    private void go(RowPosition place) {
        atEnd = false;
        places = List.of(place);
        requestLayout();
    }

    private void dragged(double value) {
        if (moving || rows.isEmpty()) {
            return;
        }
        if (value >= 1) {
            toEnd();
            return;
        }
        double to = value * Math.max(1, rows.size() - shown.size());
        int row = Math.min((int) to, rows.size() - 1);
        go(new RowPosition(rows.get(row), -(to - row) * measure(rows.get(row))));
    }

    // --- what is chosen ------------------------------------------------------------------------------------------------

    /** The chosen row; -1 if there is none, or it is gone. */
    int selected() {
        return selected == null ? -1 : indexOf(selected);
    }

    void select(int row) {
        selected = rows.get(row);
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    /** @param paint shows in a cell, which has its row, what is selected there */
    void marked(Consumer<RowCell> paint) {
        marks = paint;
    }

    /** The cell of the chosen row, if it shows. */
    public @Nullable RowCell selectedCell() {
        int row = selected();
        return row >= first && row < first + shown.size() ? shown.get(row - first) : null;
    }

    // --- layout --------------------------------------------------------------------------------------------------------

    private void changed() {
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
    }

    @Override
    protected void layoutChildren() {
        List<RowCell> before = List.copyOf(shown);
        shown.clear();
        spare.addAll(before);
        if (!rows.isEmpty() && getWidth() > 0 && bottom() > 0) {
            fill();
        }
        spare.forEach(cell -> cell.setVisible(false));
        if (!shown.isEmpty()) {
            remember();
        }
        layoutBar();
    }

    private void fill() {
        RowPosition anchor = atEnd ? null : anchor();
        if (anchor == null) {
            first = rows.size();
            fillUp(bottom());
        } else {
            first = indexOf(anchor.row);
            double below = fillDown(first, anchor.y);
            fillUp(shown.isEmpty() ? below : shown.getFirst().getLayoutY());
        }
        double top = shown.getFirst().getLayoutY();
        if (first == 0 && top > 0) {
            shift(-top);
            fillDown(first + shown.size(), end());
        }
        double free = bottom() - end();
        if (first + shown.size() == rows.size() && free > 0) {
            shift(free);
            fillUp(shown.getFirst().getLayoutY());
        }
        while (shown.size() > 1 && shown.getFirst().getLayoutY() + shown.getFirst().getHeight() <= 0) {
            spare.add(shown.removeFirst());
            first++;
        }
        while (shown.size() > 1 && shown.getLast().getLayoutY() >= getHeight()) {
            spare.add(shown.removeLast());
        }
    }

    /** What the reader looked at last that is still there. */
    private @Nullable RowPosition anchor() {
        return places.stream().filter(place -> indexOf(place.row) >= 0).findFirst().orElse(null);
    }

    private double fillDown(int from, double from0) {
        double y = from0;
        for (int row = from; row < rows.size() && y < getHeight(); row++) {
            RowCell cell = cell(rows.get(row));
            cell.relocate(0, y);
            shown.addLast(cell);
            y += cell.getHeight();
        }
        return y;
    }

    private void fillUp(double to) {
        double y = to;
        while (first > 0 && y > 0) {
            first--;
            RowCell cell = cell(rows.get(first));
            y -= cell.getHeight();
            cell.relocate(0, y);
            shown.addFirst(cell);
        }
    }

    private void shift(double by) {
        shown.forEach(cell -> cell.setLayoutY(cell.getLayoutY() + by));
    }

    private double end() {
        return shown.getLast().getLayoutY() + shown.getLast().getHeight();
    }

    private double bottom() {
        return getHeight() - snappedBottomInset();
    }

    /** A cell that shows this row at its height: the one that did so before, if there is one. */
    private RowCell cell(Row row) {
        RowCell cell = spare.stream().filter(each -> each.row() != null && each.row().isSameAs(row)).findFirst()
                .orElseGet(() -> spare.isEmpty() ? made() : spare.getLast());
        spare.remove(cell);
        cell.setVisible(true);
        size(cell, row);
        cell.select(selected != null && selected.isSameAs(row));
        cell.flash(flashed != null && flashed.isSameAs(row));
        marks.accept(cell);
        return cell;
    }

    private void size(RowCell cell, Row row) {
        cell.show(row);
        cell.applyCss();
        double width = Math.max(0, getWidth() - BAR);
        cell.resize(width, snapSizeY(cell.prefHeight(width)));
    }

    private double measure(Row row) {
        RowCell cell = spare.isEmpty() ? made() : spare.getLast();
        if (!spare.contains(cell)) {
            spare.add(cell);
        }
        size(cell, row);
        return cell.getHeight();
    }

    private RowCell made() {
        RowCell cell = cells.get();
        cell.setManaged(false);
        cell.setVisible(false);
        getChildren().add(getChildren().size() - 1, cell);
        return cell;
    }

    /** Messages are the anchor, since separators come and go. */
    private void remember() {
        atEnd = followsEnd && first + shown.size() == rows.size() && end() <= bottom() + END;
        List<RowPosition> now = new ArrayList<>();
        for (RowCell cell : shown) {
            if (cell.row() instanceof Row.MessageRow said) {
                now.add(new RowPosition(said, cell.getLayoutY()));
            }
        }
        places = now.isEmpty() ? List.of(new RowPosition(rows.get(first), shown.getFirst().getLayoutY())) : now;
    }

    private void layoutBar() {
        boolean all = shown.size() == rows.size() && (shown.isEmpty() || shown.getFirst().getLayoutY() >= 0);
        bar.setVisible(!all && !shown.isEmpty());
        if (bar.isVisible()) {
            RowCell top = shown.getFirst();
            double hidden = top.getHeight() == 0 ? 0 : -top.getLayoutY() / top.getHeight();
            moving = true;
            bar.setVisibleAmount((double) shown.size() / rows.size());
            bar.setBlockIncrement(bar.getVisibleAmount());
            bar.setValue(atEnd ? 1 : Math.clamp((first + hidden) / Math.max(1, rows.size() - shown.size()), 0, 1));
            moving = false;
            bar.resizeRelocate(getWidth() - BAR, 0, BAR, bottom());
        }
    }

    private int indexOf(Row row) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).isSameAs(row)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> rows.size();
            case ITEM_AT_INDEX -> {
                int row = (Integer) parameters[0];
                yield row >= first && row < first + shown.size() ? shown.get(row - first) : null;
            }
            case FOCUS_ITEM -> selectedCell();
            case MULTIPLE_SELECTION -> false;
            case VERTICAL_SCROLLBAR -> bar;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
