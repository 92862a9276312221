package dev.vireo.app.ui;

import java.text.NumberFormat;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * "Somebody is waiting for you": how many unread messages there are, on a pulsing green pill. Invisible at 0, "99+" above 99.
 *
 * <p>To the layout and to the mouse it is just the pill; its halo is drawn beyond it and touches neither. A parent that clips
 * should leave {@value Halo#REACH} pixels around it. It counts as shown while it is in the scene of a window that is open and not
 * minimised, so take screens that are hidden out of the scene rather than making them invisible.
 */
public final class PulseBadge extends Region {

    /** Height of the pill and of its digits, in pixels. */
    public enum BadgeSize {
        SMALL(18, 11), MEDIUM(22, 12), LARGE(28, 14);

        private final int height;
        private final int font;

        BadgeSize(int height, int font) {
            this.height = height;
            this.font = font;
        }
    }

    private static final int MAX_COUNT = 99;

    private final IntegerProperty count = new SimpleIntegerProperty(this, "count");
    private final BadgeClock clock;
    private final BadgeSize size;
    private final Texts texts = Texts.of(PulseBadge.class);
    private final ImageView halo = new ImageView();
    private final Label pill = new Label();
    private final ObservableValue<Boolean> onScreen;
    private final BadgeClock.BeatingBadge beating = new BadgeClock.BeatingBadge() {
        @Override
        public void beat(double now) {
            PulseBadge.this.beat(now);
        }

        @Override
        public void rest() {
            PulseBadge.this.rest();
        }
    };
    private double phase;

    public PulseBadge(BadgeClock clock, BadgeSize size) {
        this.clock = clock;
        this.size = size;
        getStyleClass().add("pulse-badge");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setVisible(false);
        halo.setManaged(false);
        pill.getStyleClass().add("pill");
        pill.setStyle("-fx-font-size: " + size.font + "px");
        pill.setMinWidth(USE_PREF_SIZE);
        // Digits and gradient do not change with the beat.
        pill.setCache(true);
        getChildren().addAll(halo, pill);
        count.addListener(_ -> showCount());
        onScreen = sceneProperty().flatMap(Scene::windowProperty).flatMap(PulseBadge::open).orElse(false);
        onScreen.subscribe(_ -> enterOrLeave());
    }

    /** How many, where there is little room: "99+" above 99. */
    public static String number(int count) {
        return NumberFormat.getInstance(Texts.locale()).format(Math.min(count, MAX_COUNT)) + (count > MAX_COUNT ? "+" : "");
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
        if (getWidth() > 0) {
            show(clock.halo().of((int) getWidth(), (int) getHeight(), scale(), now));
        }
    }

    /** Drawn without motion: no ring, a quiet glow. */
    void rest() {
        phase = 0;
        if (getWidth() > 0) {
            show(clock.halo().resting((int) getWidth(), (int) getHeight(), scale()));
        }
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
        clock.draw(beating);
    }

    private void show(Image picture) {
        halo.setImage(picture);
        halo.setFitWidth(picture.getWidth() / scale());
        halo.setFitHeight(picture.getHeight() / scale());
        double margin = (halo.getFitWidth() - (int) getWidth()) / 2;
        // Not layoutX and layoutY: they make the parent lay out its children again, managed or not.
        halo.setX(-margin);
        halo.setY(-margin);
    }

    /** Drawn finely enough for the screen it is on. */
    private int scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window != null && window.getOutputScaleX() > 1 ? 2 : 1;
    }

    private void showCount() {
        int n = count.get();
        setVisible(n > 0);
        if (n > 0) {
            pill.setText(number(n));
            setAccessibleText(texts.get("badge.unread", n));
        }
        enterOrLeave();
    }

    private void enterOrLeave() {
        if (onScreen != null && onScreen.getValue() && count.get() > 0) {
            clock.enter(beating);
        } else {
            clock.leave(beating);
        }
    }

    private static ObservableValue<Boolean> open(Window window) {
        return window instanceof Stage stage
                ? stage.showingProperty().flatMap(showing -> stage.iconifiedProperty().map(iconified -> showing && !iconified))
                : window.showingProperty().map(Boolean::booleanValue);
    }
}
