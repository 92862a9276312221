package dev.vireo.app.ui;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * "Somebody is waiting for you": how many unread messages there are, on a green that beats. Invisible at 0, "99+" above 99.
 *
 * <p>To the layout and to the mouse it is just the pill; ring and glow are drawn beyond it and touch neither. A parent that clips
 * should leave {@value Glow#REACH} pixels around it. It counts as shown while it is in the scene of a window that is open and not
 * minimised, so take screens that are hidden out of the scene rather than making them invisible.
 */
public final class PulseBadge extends Region {

    /** Height of the pill and of its digits, in pixels. */
    public enum Size {
        SMALL(18, 11), MEDIUM(22, 12), LARGE(28, 14);

        private final int height;
        private final int font;

        Size(int height, int font) {
            this.height = height;
            this.font = font;
        }
    }

    private static final int MOST = 99;
    private static final double RING_REACH = 10;
    private static final double RING_ALPHA = 0.7;
    private static final double RING_END = 0.7;
    private static final double RESTING_BREATH = 0.25;

    private final IntegerProperty count = new SimpleIntegerProperty(this, "count");
    private final BadgeClock clock;
    private final Size size;
    private final Texts texts = Texts.of(PulseBadge.class);
    private final Rectangle ring = new Rectangle();
    private final ImageView glow = new ImageView();
    private final Label pill = new Label();
    private final ObservableValue<Boolean> onScreen;
    private double phase;

    public PulseBadge(BadgeClock clock, Size size) {
        this.clock = clock;
        this.size = size;
        getStyleClass().add("pulse-badge");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setVisible(false);
        ring.setFill(Color.rgb(0, 200, 81));
        ring.setManaged(false);
        glow.setManaged(false);
        pill.getStyleClass().add("pill");
        pill.setStyle("-fx-font-size: " + size.font + "px");
        pill.setMinWidth(USE_PREF_SIZE);
        // Digits and gradient do not change with the beat.
        pill.setCache(true);
        getChildren().addAll(glow, ring, pill);
        count.addListener(_ -> showCount());
        onScreen = sceneProperty().flatMap(Scene::windowProperty).flatMap(PulseBadge::open).orElse(false);
        onScreen.subscribe(_ -> enterOrLeave());
    }

    public IntegerProperty countProperty() {
        return count;
    }

    /** Where in its beat the badge was drawn last, 0 to 1. */
    double phase() {
        return phase;
    }

    void beat(double now) {
        phase = now;
        double grown = Math.min(1, now / RING_END);
        drawRing(RING_REACH * (1 - (1 - grown) * (1 - grown)), RING_ALPHA * (1 - grown));
        drawGlow((1 - Math.cos(2 * Math.PI * now)) / 2);
    }

    /** Drawn without motion: no ring, a quiet glow. */
    void rest() {
        phase = 0;
        drawRing(0, 0);
        drawGlow(RESTING_BREATH);
    }

    @Override
    protected double computePrefWidth(double height) {
        double around = size.height * (pill.getText().length() > 1 ? 0.6 : 0.4);
        return Math.max(size.height, Math.ceil(pill.prefWidth(-1) + around));
    }

    @Override
    protected double computePrefHeight(double width) {
        return size.height;
    }

    @Override
    protected void layoutChildren() {
        pill.resizeRelocate(0, 0, getWidth(), getHeight());
        if (!clock.running()) {
            rest();
        }
    }

    private void drawRing(double reach, double alpha) {
        ring.setX(-reach);
        ring.setY(-reach);
        ring.setWidth(getWidth() + 2 * reach);
        ring.setHeight(getHeight() + 2 * reach);
        ring.setArcWidth(getHeight() + 2 * reach);
        ring.setArcHeight(getHeight() + 2 * reach);
        ring.setOpacity(alpha);
    }

    private void drawGlow(double breath) {
        if (getWidth() > 0) {
            glow.setImage(clock.glow().of((int) getWidth(), (int) getHeight(), breath));
            glow.relocate(-Glow.REACH, -Glow.REACH);
        }
    }

    private void showCount() {
        int n = count.get();
        setVisible(n > 0);
        if (n > 0) {
            pill.setText(n > MOST ? MOST + "+" : Integer.toString(n));
            setAccessibleText(texts.get("badge.unread", n));
        }
        enterOrLeave();
    }

    private void enterOrLeave() {
        if (onScreen != null && onScreen.getValue() && count.get() > 0) {
            clock.enter(this);
        } else {
            clock.leave(this);
        }
    }

    private static ObservableValue<Boolean> open(Window window) {
        return window instanceof Stage stage
                ? stage.showingProperty().flatMap(showing -> stage.iconifiedProperty().map(iconified -> showing && !iconified))
                : window.showingProperty().map(Boolean::booleanValue);
    }
}
