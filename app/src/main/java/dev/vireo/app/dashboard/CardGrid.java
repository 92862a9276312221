package dev.vireo.app.dashboard;

import dev.vireo.app.ui.Motion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Interpolator;
import javafx.animation.PauseTransition;
import javafx.animation.TranslateTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Cards in rows, of which only those in sight exist. A card stays with its entry for as long as it is in sight, so a change of
 * order moves cards and never swaps the faces on them. One card at a time is in the tab order; the arrow keys walk over the rest.
 */
final class CardGrid extends Region {

    private static final PseudoClass KEYS = PseudoClass.getPseudoClass("keys");
    /** How long after the last movement somebody is taken to be still pointing at a card. */
    private static final Duration POINTING = Duration.seconds(2);

    private final ObservableList<DashboardEntry> entries;
    private final Function<DashboardEntry, Card> maker;
    private final Motion motion;
    private final InvalidationListener changes = _ -> reorder();
    private final SteadyOrder<DashboardEntry> order = new SteadyOrder<>();
    private final Map<DashboardEntry, Card> live = new HashMap<>();
    private final Map<Class<? extends DashboardEntry>, Deque<Card>> spare = new HashMap<>();
    private final Map<DashboardEntry, Integer> places = new HashMap<>();
    private final Pane sheet = new Pane();
    private final ScrollBar bar = new ScrollBar();
    private final PauseTransition pointing = new PauseTransition(POINTING);
    private final ReadOnlyIntegerWrapper waitingAbove = new ReadOnlyIntegerWrapper();
    private GridShape shape = new GridShape(0, 0, 0);
    private @Nullable DashboardEntry current;
    private boolean stale = true;
    private int made;
    private Consumer<DashboardEntry> chosen = _ -> {};

    CardGrid(ObservableList<DashboardEntry> entries, Function<DashboardEntry, Card> maker, Motion motion) {
        this.entries = entries;
        this.maker = maker;
        this.motion = motion;
        getStyleClass().add("card-grid");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        sheet.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener(_ -> requestLayout());
        getChildren().addAll(sheet, bar);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        entries.addListener(changes);
        pointing.setOnFinished(_ -> reorder());
        addEventFilter(MouseEvent.MOUSE_MOVED, _ -> pointing.playFromStart());
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pseudoClassStateChanged(KEYS, false));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> rest());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    /** What happens when a card is clicked, or Enter is pressed on it. */
    void onChosen(Consumer<DashboardEntry> then) {
        chosen = then;
    }

    /** How many entries with unread messages lie above what is in sight. */
    ReadOnlyIntegerProperty waitingAboveProperty() {
        return waitingAbove.getReadOnlyProperty();
    }

    /** In the order in which the cards lie. */
    List<DashboardEntry> entries() {
        return order.order();
    }

    /** The card of this entry, if it is in sight or has the focus. */
    @Nullable
    Card card(DashboardEntry entry) {
        return live.get(entry);
    }

    /** How many cards were ever made. */
    int made() {
        return made;
    }

    void toTop() {
        bar.setValue(0);
    }

    void scrollBy(double pixels) {
        bar.setValue(Math.clamp(bar.getValue() + pixels, 0, bar.getMax()));
    }

    // --- order -----------------------------------------------------------------------------------------------------------

    private void reorder() {
        stale = true;
        requestLayout();
    }

    private void rest() {
        pointing.stop();
        reorder();
    }

    /** Takes over the order, if it may be taken now, and tells whether cards may have moved by that. */
    private boolean takeOrder() {
        if (!stale) {
            return false;
        }
        boolean busy = pointing.getStatus() == PauseTransition.Status.RUNNING;
        stale = false;
        if (!order.offer(entries, busy)) {
            return false;
        }
        places.clear();
        for (int i = 0; i < order.order().size(); i++) {
            places.put(order.order().get(i), i);
        }
        return true;
    }

    // --- layout ----------------------------------------------------------------------------------------------------------

    @Override
    protected void layoutChildren() {
        boolean moved = takeOrder();
        GridShape before = shape;
        shape = new GridShape(getWidth(), getHeight(), order.order().size());
        bar.resizeRelocate(getWidth() - bar.prefWidth(-1), 0, bar.prefWidth(-1), getHeight());
        bar.setVisible(shape.overflow() > 0);
        bar.setMax(shape.overflow());
        bar.setVisibleAmount(shape.overflow() * getHeight() / Math.max(1, shape.height()));
        bar.setUnitIncrement(GridShape.ROW / 4);
        bar.setBlockIncrement(Math.max(GridShape.ROW, getHeight() - GridShape.ROW));
        if (bar.getValue() > bar.getMax()) {
            bar.setValue(bar.getMax());
        }
        double offset = snapPositionY(bar.getValue());
        sheet.resizeRelocate(0, -offset, getWidth(), shape.height());
        List<DashboardEntry> inSight = order.order().subList(shape.firstInSight(offset), shape.endOfSight(offset));
        release(inSight);
        boolean glide = moved && before.columns() == shape.columns() && !motion.reduced();
        inSight.forEach(entry -> place(entry, glide));
        // Only now: a card that is used again at once need not be hidden and styled anew.
        spare.values().forEach(cards -> cards.forEach(card -> card.setVisible(false)));
        placeFocused();
        setTabStop(inSight);
        countWaitingAbove(offset);
    }

    private void release(List<DashboardEntry> inSight) {
        Set<DashboardEntry> wanted = new HashSet<>(inSight);
        for (Map.Entry<DashboardEntry, Card> each : List.copyOf(live.entrySet())) {
            DashboardEntry entry = each.getKey();
            Card card = each.getValue();
            boolean kept = wanted.contains(entry) || card.isFocused() && places.containsKey(entry);
            if (!kept) {
                live.remove(entry);
                card.show(null);
                spare(entry).push(card);
            }
        }
    }

    private Card unused(DashboardEntry entry) {
        Card card = spare(entry).isEmpty() ? make(entry) : spare(entry).pop();
        card.show(entry);
        card.setTranslateX(0);
        card.setTranslateY(0);
        return card;
    }

    private void place(DashboardEntry entry, boolean glide) {
        boolean fresh = !live.containsKey(entry);
        Card card = live.computeIfAbsent(entry, this::unused);
        double fromX = card.getLayoutX();
        double fromY = card.getLayoutY();
        int place = Objects.requireNonNull(places.get(entry));
        put(card, place);
        // The glow of a badge reaches over the cards to the right and below.
        card.setViewOrder(place);
        card.setVisible(true);
        if (glide && !fresh && (fromX != card.getLayoutX() || fromY != card.getLayoutY())) {
            glide(card, fromX - card.getLayoutX(), fromY - card.getLayoutY());
        }
    }

    /** On whole pixels: a card's face is kept as a picture, which would blur between them. */
    private void put(Card card, int place) {
        card.resizeRelocate(snapPositionX(shape.x(place)), snapPositionY(shape.y(place)),
                snapSizeX(shape.cardWidth()), snapSizeY(GridShape.CARD_HEIGHT));
    }

    /** The card with the focus keeps it when it is scrolled away, so that the arrow keys go on from there. */
    private void placeFocused() {
        for (Card card : live.values()) {
            Integer place = places.get(card.entry());
            if (card.isFocused() && place != null) {
                put(card, place);
            }
        }
    }

    private void setTabStop(List<DashboardEntry> inSight) {
        DashboardEntry stop = current != null && live.containsKey(current) || inSight.isEmpty() ? current : inSight.getFirst();
        live.forEach((entry, card) -> card.setFocusTraversable(entry.equals(stop)));
    }

    private void countWaitingAbove(double offset) {
        int count = 0;
        for (DashboardEntry entry : order.order().subList(0, shape.firstWhollyInSight(offset))) {
            if (entry.unread() == 0) {
                break;
            }
            count++;
        }
        waitingAbove.set(count);
    }

    /** Cards of its kind that stand for nothing now. */
    private Deque<Card> spare(DashboardEntry entry) {
        return spare.computeIfAbsent(entry.getClass(), kind -> new ArrayDeque<>());
    }

    private Card make(DashboardEntry entry) {
        made++;
        Card card = maker.apply(entry);
        card.setManaged(false);
        card.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                current = card.entry();
                requestLayout();
            }
        });
        card.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                card.requestFocus();
                choose(card);
            }
        });
        card.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> card.requestFocus());
        sheet.getChildren().add(card);
        return card;
    }

    private void glide(Node card, double fromX, double fromY) {
        TranslateTransition move = new TranslateTransition(Motion.CALM, card);
        move.setFromX(fromX);
        move.setFromY(fromY);
        move.setToX(0);
        move.setToY(0);
        move.setInterpolator(Interpolator.EASE_OUT);
        move.play();
    }

    // --- input -----------------------------------------------------------------------------------------------------------

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0 && shape.overflow() > 0) {
            scrollBy(-event.getDeltaY());
            event.consume();
        }
    }

    private void choose(Card card) {
        DashboardEntry entry = card.entry();
        if (entry != null) {
            chosen.accept(entry);
        }
    }

    private void walk(KeyEvent event) {
        catchUp();
        if (event.isAltDown() || event.isControlDown() || event.isMetaDown() || order.order().isEmpty()) {
            return;
        }
        int last = order.order().size() - 1;
        int here = current == null ? 0 : places.getOrDefault(current, 0);
        int page = shape.columns() * Math.max(1, (int) (getHeight() / GridShape.ROW));
        switch (event.getCode()) {
            case LEFT -> walkTo(Math.max(0, here - 1));
            case RIGHT -> walkTo(Math.min(last, here + 1));
            case UP -> walkTo(here - shape.columns() < 0 ? here : here - shape.columns());
            case DOWN -> walkTo(shape.below(here));
            case PAGE_UP -> walkTo(Math.max(here % shape.columns(), here - page));
            case PAGE_DOWN -> walkTo(Math.min(last, here + page));
            case HOME -> walkTo(0);
            case END -> walkTo(last);
            case ENTER, SPACE -> {
                Card card = current == null ? null : live.get(current);
                if (card != null) {
                    choose(card);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void walkTo(int place) {
        pointing.playFromStart();
        pseudoClassStateChanged(KEYS, true);
        DashboardEntry entry = order.order().get(place);
        bar.setValue(Math.clamp(shape.offsetShowing(place, bar.getValue()), 0, bar.getMax()));
        layout();
        Card card = live.get(entry);
        if (card != null) {
            current = entry;
            card.requestFocus();
        }
    }

    /** Keys act on the cards that are wanted now: who types and presses Enter at once is quicker than the next pulse. */
    private void catchUp() {
        layout();
    }

    /** Puts the focus on the first card, or on the one that had it last. */
    void focusCards() {
        catchUp();
        if (!order.order().isEmpty()) {
            walkTo(current == null ? 0 : places.getOrDefault(current, 0));
        }
    }
}
