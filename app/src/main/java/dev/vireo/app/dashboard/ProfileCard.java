package dev.vireo.app.dashboard;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One person at a glance. The card is used again for another person when it is scrolled away; it follows only the person it shows.
 * The whole card is one target: what is on it takes no clicks of its own.
 */
final class ProfileCard extends Region {

    private static final double DOT = 10;
    private static final double LIFT = -2;
    /** How much of the badge lies beyond the card's edge. */
    private static final double BEYOND = 1.0 / 3;

    private final Texts texts = Texts.of(ProfileCard.class);
    private final TimeWords times;
    private final Motion motion;
    private final Avatar avatar;
    private final Label name = new Label();
    private final Label title = new Label();
    private final PresenceDot dot = new PresenceDot(DOT);
    private final Label presence = new Label();
    private final Label status = new Label();
    private final VBox face;
    private final PulseBadge badge;
    private final Tooltip whole = new Tooltip();
    private final TranslateTransition lift;
    private @Nullable Person person;
    private Subscription following = Subscription.EMPTY;

    ProfileCard(Avatars avatars, BadgeClock clock, Motion motion, TimeWords times) {
        this.times = times;
        this.motion = motion;
        avatar = new Avatar(avatars, Avatar.Size.LARGE);
        badge = new PulseBadge(clock, PulseBadge.Size.LARGE);
        HBox presenceLine = new HBox(dot, presence);
        presenceLine.getStyleClass().add("presence-line");
        face = new VBox(avatar, name, title, presenceLine, status);
        lift = new TranslateTransition(Motion.QUICK, face);
        lift.setInterpolator(Interpolator.EASE_OUT);
        badge.translateYProperty().bind(face.translateYProperty());
        style();
        getChildren().addAll(face, badge);
        hoverProperty().addListener(_ -> hover());
    }

    private void style() {
        getStyleClass().add("profile-card");
        face.getStyleClass().add("face");
        face.setMouseTransparent(true);
        face.setAlignment(Pos.TOP_CENTER);
        name.getStyleClass().add("name");
        title.getStyleClass().addAll("secondary", "muted", "job");
        presence.getStyleClass().addAll("secondary", "muted");
        status.getStyleClass().addAll("caption", "faint", "status");
        VBox.setMargin(name, new Insets(12, 0, 0, 0));
        badge.setId("badge");
        setPickOnBounds(true);
        setAccessibleRole(AccessibleRole.BUTTON);
    }

    @Nullable Person person() {
        return person;
    }

    PulseBadge badge() {
        return badge;
    }

    /** Shows this person from now on; null lets go of everybody. */
    void show(@Nullable Person shown) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        Person before = person;
        person = shown;
        if (shown == null) {
            if (before != null) {
                avatar.show(before.username(), before.displayName(), null);
            }
            badge.countProperty().set(0);
            return;
        }
        avatar.follow(shown.username(), shown.displayNameProperty(), shown.avatarHashProperty());
        following = Subscription.combine(
                shown.displayNameProperty().subscribe(name::setText),
                shown.titleProperty().subscribe(title::setText),
                shown.presenceProperty().subscribe(dot.presenceProperty()::set),
                shown.unreadProperty().subscribe(count -> countUnread(count.intValue())),
                shown.statusTextProperty().subscribe(this::setStatus),
                shown.displayNameProperty().subscribe(this::describe),
                shown.titleProperty().subscribe(this::describe),
                shown.unreadProperty().subscribe(this::describe),
                shown.presenceProperty().subscribe(this::describe),
                shown.lastSeenProperty().subscribe(this::describe));
        describe();
    }

    private void setStatus(String text) {
        status.setText(text);
        status.setVisible(!text.isEmpty());
    }

    private void countUnread(int count) {
        badge.countProperty().set(count);
        requestLayout();
    }

    private void describe() {
        Person shown = person;
        if (shown == null) {
            return;
        }
        presence.setText(times.presence(shown.presenceProperty().get(), shown.lastSeenProperty().get()));
        String who = Stream.of(shown.displayName(), shown.titleProperty().get(),
                        PresenceDot.words(shown.presenceProperty().get()).toLowerCase(Locale.getDefault()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        int unread = shown.unreadProperty().get();
        setAccessibleText(unread == 0 ? who : texts.get("card.waiting", who, unread));
    }

    private void hover() {
        boolean on = isHover();
        if (on && cutOff()) {
            whole.setText(Stream.of(name.getText(), title.getText(), status.getText()).filter(line -> !line.isBlank())
                    .collect(Collectors.joining("\n")));
            Tooltip.install(this, whole);
        } else {
            Tooltip.uninstall(this, whole);
        }
        lift.stop();
        if (motion.reduced()) {
            face.setTranslateY(0);
            return;
        }
        lift.setToY(on ? LIFT : 0);
        lift.play();
    }

    private boolean cutOff() {
        return Stream.of(name, title, status).anyMatch(label -> label.getWidth() < label.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        face.resizeRelocate(0, 0, getWidth(), getHeight());
        double width = badge.prefWidth(-1);
        double height = badge.prefHeight(-1);
        badge.resizeRelocate(snapPositionX(getWidth() - width * (1 - BEYOND)), snapPositionY(getHeight() - height * (1 - BEYOND)),
                width, height);
    }
}
