package dev.vireo.app.ui;

import dev.vireo.protocol.ChannelKind;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The counterpart of an avatar for a channel: a tile on the quiet hue that belongs to its id, with a hash for an open channel and
 * a lock for a group. Square, so that it is no person's at a glance. Tells assistive technology nothing; the name beside it does.
 */
public final class ChannelMark extends StackPane {

    private static final double ROUNDNESS = 0.28;
    private static final double LETTER = 0.55;

    /** The icon font has none. */
    private final Label hash = new Label("#");
    private final FontIcon lock = new FontIcon(Feather.LOCK);

    public ChannelMark(Avatar.Size size) {
        getStyleClass().add("channel-mark");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPrefSize(size.diameter(), size.diameter());
        setMouseTransparent(true);
        setStyle("-fx-background-radius: " + Math.round(size.diameter() * ROUNDNESS) + "px");
        getStyleClass().add(size.name().toLowerCase(Locale.ROOT));
        hash.setStyle("-fx-font-size: " + Math.round(size.diameter() * LETTER) + "px");
        hash.getStyleClass().add("hash");
        getChildren().setAll(hash, lock);
    }

    /** Stands for this channel from now on. */
    public void show(String channelId, ChannelKind kind) {
        getStyleClass().removeIf(style -> style.startsWith("hue-"));
        getStyleClass().add("hue-" + Avatar.hue(channelId));
        hash.setVisible(kind == ChannelKind.OPEN);
        lock.setVisible(kind != ChannelKind.OPEN);
    }

    /** In words, such as "Public channel". */
    public static String words(ChannelKind kind) {
        Texts texts = Texts.of(ChannelMark.class);
        return switch (kind) {
            case OPEN -> texts.get("channel.open");
            case GROUP -> texts.get("channel.group");
            case DIRECT -> texts.get("channel.direct");
        };
    }
}
