package dev.vireo.app.ui;

import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Presence;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The beginning of a row: a person's picture with their presence on its edge, or a channel's mark. */
public final class AvatarWithPresence extends StackPane {

    /** Of the presence's mark, and how far it lies beyond the edge of a picture so small that it would cover the letters. */
    private static final double DOT = 10;
    private static final double SMALL_DOT = 8;
    private static final double OVERHANG = 3;

    private final Avatar avatar;
    private final ChannelMark mark;
    private final PresenceDot dot;

    public AvatarWithPresence(Avatars avatars, Avatar.Size size) {
        avatar = new Avatar(avatars, size);
        mark = new ChannelMark(size);
        boolean small = size.diameter() < Avatar.Size.MEDIUM.diameter();
        dot = new PresenceDot(small ? SMALL_DOT : DOT);
        dot.setTranslateX(small ? OVERHANG : 0);
        dot.setTranslateY(small ? OVERHANG : 0);
        setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(dot, Pos.BOTTOM_RIGHT);
        getChildren().setAll(avatar, mark, dot);
        show(true);
    }

    /** Shows this person from now on, following changes. */
    public void follow(String username, ObservableValue<String> name, ObservableValue<@Nullable String> pictureHash,
            ObservableValue<Presence> presence) {
        avatar.follow(username, name, pictureHash);
        dot.presenceProperty().bind(presence);
        show(true);
    }

    /** Stands for this channel from now on. */
    public void show(String channelId, ChannelKind kind) {
        stopFollowing();
        mark.show(channelId, kind);
        show(false);
    }

    /** Follows nobody any more. */
    public void stopFollowing() {
        dot.presenceProperty().unbind();
        avatar.show("", "", null);
    }

    private void show(boolean person) {
        avatar.setVisible(person);
        dot.setVisible(person);
        mark.setVisible(!person);
    }
}
