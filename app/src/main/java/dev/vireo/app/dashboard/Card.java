package dev.vireo.app.dashboard;

import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.PulseBadge;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A person or channel of the office at a glance. A card is used again for another entry of its kind when it is scrolled away; it
 * follows only the one it shows. The whole card is one target: what is on it takes no clicks of its own.
 */
abstract sealed class Card extends Region permits ProfileCard, ChannelCard {

    private static final double HOVER_LIFT = -2;
    /** How much of the badge lies beyond the card's edge. */
    private static final double OVERHANG = 1.0 / 3;

    private final Motion motion;
    private final VBox face = new VBox();
    private final PulseBadge badge;
    private final Tooltip whole = new Tooltip();
    private final TranslateTransition lift;
    /** Lines that may be cut off. */
    private final List<Label> lines;

    Card(BadgeClock clock, Motion motion, Label... lines) {
        this.motion = motion;
        this.lines = List.of(lines);
        badge = new PulseBadge(clock, PulseBadge.BadgeSize.LARGE);
        badge.setId("badge");
        lift = new TranslateTransition(Motion.QUICK, face);
        lift.setInterpolator(Interpolator.EASE_OUT);
        badge.translateYProperty().bind(face.translateYProperty());
        getStyleClass().add("profile-card");
        face.getStyleClass().add("face");
        face.setMouseTransparent(true);
        // The badge beats on it; without this the rounded shapes beneath, and a lifted card's shadow, would be drawn again with each beat.
        face.setCache(true);
        face.setAlignment(Pos.TOP_CENTER);
        setPickOnBounds(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        getChildren().addAll(face, badge);
        hoverProperty().addListener(_ -> hover());
    }

    /** What it shows now. */
    abstract @Nullable DashboardEntry entry();

    /** Shows this entry from now on; null shows nothing. */
    abstract void show(@Nullable DashboardEntry entry);

    final VBox face() {
        return face;
    }

    final PulseBadge badge() {
        return badge;
    }

    final void countUnread(int count) {
        badge.countProperty().set(count);
        requestLayout();
    }

    private void hover() {
        boolean on = isHover();
        if (on && cutOff()) {
            whole.setText(lines.stream().map(Label::getText).filter(line -> !line.isBlank()).collect(Collectors.joining("\n")));
            Tooltip.install(this, whole);
        } else {
            Tooltip.uninstall(this, whole);
        }
        lift.stop();
        if (motion.reduced()) {
            face.setTranslateY(0);
            return;
        }
        lift.setToY(on ? HOVER_LIFT : 0);
        lift.play();
    }

    private boolean cutOff() {
        return lines.stream().anyMatch(label -> label.getWidth() < label.prefWidth(-1));
    }

    @Override
    protected final void layoutChildren() {
        face.resizeRelocate(0, 0, getWidth(), getHeight());
        double width = badge.prefWidth(-1);
        double height = badge.prefHeight(-1);
        badge.resizeRelocate(snapPositionX(getWidth() - width * (1 - OVERHANG)), snapPositionY(getHeight() - height * (1 - OVERHANG)),
                width, height);
    }
}
