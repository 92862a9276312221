package dev.vireo.app.dashboard;

import dev.vireo.app.state.Person;
import dev.vireo.app.state.PersonStatus;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.StatusMark;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One person at a glance. */
final class ProfileCard extends Card {

    private static final double DOT = 10;

    private final Texts texts = Texts.of(ProfileCard.class);
    private final TimeWords times;
    private final Avatar avatar;
    private final Label name;
    private final Label title;
    private final PresenceDot dot = new PresenceDot(DOT);
    private final Label presence = new Label();
    private final Label status;
    private final StatusMark mark = new StatusMark(StatusMark.SMALL);
    private @Nullable Person person;
    private final NodeSubscriptions following = new NodeSubscriptions();

    ProfileCard(Avatars avatars, BadgeClock clock, Motion motion, TimeWords times) {
        this(avatars, clock, motion, times, new Label(), new Label(), new Label());
    }

    private ProfileCard(Avatars avatars, BadgeClock clock, Motion motion, TimeWords times, Label name, Label title, Label status) {
        super(clock, motion, name, title, status);
        this.times = times;
        this.name = name;
        this.title = title;
        this.status = status;
        avatar = new Avatar(avatars, Avatar.Size.LARGE);
        HBox presenceLine = new HBox(dot, presence);
        presenceLine.getStyleClass().add("presence-line");
        face().getChildren().setAll(avatar, name, title, presenceLine, status);
        name.getStyleClass().add("name");
        title.getStyleClass().addAll("secondary", "muted", "job");
        presence.getStyleClass().addAll("secondary", "muted");
        status.getStyleClass().addAll("caption", "faint", "status");
        mark.beside(status, ContentDisplay.LEFT);
        VBox.setMargin(name, new Insets(12, 0, 0, 0));
    }

    @Override
    @Nullable
    DashboardEntry entry() {
        return person == null ? null : new DashboardEntry.Colleague(person);
    }

    @Override
    void show(@Nullable DashboardEntry entry) {
        following.clear();
        Person before = person;
        person = entry instanceof DashboardEntry.Colleague(Person somebody) ? somebody : null;
        Person shown = person;
        if (shown == null) {
            if (before != null) {
                avatar.show(before.username(), before.name(), null);
            }
            badge().countProperty().set(0);
            return;
        }
        avatar.follow(shown.username(), shown.nameProperty(), shown.avatarHashProperty());
        following.show(shown.displayNameProperty(), name::setText);
        following.show(shown.titleProperty(), title::setText);
        following.show(shown.presenceProperty(), dot.presenceProperty()::set);
        following.show(shown.unreadProperty(), count -> countUnread(count.intValue()));
        following.show(shown.statusProperty(), this::setStatus);
        following.onChange(shown.displayNameProperty(), this::describe);
        following.onChange(shown.titleProperty(), this::describe);
        following.onChange(shown.unreadProperty(), this::describe);
        following.onChange(shown.presenceProperty(), this::describe);
        following.onChange(shown.lastSeenProperty(), this::describe);
        following.onChange(shown.statusProperty(), this::describe);
        following.onChange(shown.presenceUntilProperty(), this::describe);
        describe();
    }

    private void setStatus(PersonStatus now) {
        mark.show(now.emoji(), times.status(now.text(), now.until()));
        status.setText(now.text());
        status.setVisible(!now.isEmpty());
    }

    private void describe() {
        Person shown = person;
        if (shown == null) {
            return;
        }
        presence.setText(times.presence(shown.presenceProperty().get(), shown.lastSeenProperty().get(),
                shown.presenceUntilProperty().get()));
        String who = Stream.of(shown.displayName(), shown.titleProperty().get(),
                times.presence(shown.presenceProperty().get(), null, shown.presenceUntilProperty().get())
                        .toLowerCase(Texts.locale()),
                mark.words())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(Texts.language().comma()));
        int unread = shown.unreadProperty().get();
        setAccessibleText(unread == 0 ? who : texts.get("card.waiting", who, unread));
    }
}
