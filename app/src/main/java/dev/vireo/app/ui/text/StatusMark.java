package dev.vireo.app.ui.text;

import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** The emoji of somebody's status. What it stands for is its tooltip and what a screen reader says. Takes no room where there is none. */
public final class StatusMark extends StackPane {

    /** Beside a name. */
    public static final double SMALL = 16;
    /** On a page about one person. */
    public static final double LARGE = 20;

    private final EmojiImage image;
    private final Tooltip tooltip = new Tooltip();
    private String words = "";

    /** @param size its width and height, in the units of the scene */
    public StatusMark(double size) {
        image = new EmojiImage(size);
        getStyleClass().add("status-mark");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        show("", "");
    }

    /**
     * Shows this status from now on.
     *
     * @param emoji one, or empty; one that this version cannot draw is left out
     * @param text  of the status
     */
    public void show(String emoji, String text) {
        words = words(emoji, text);
        Optional<Emoji> drawn = emoji.isEmpty() ? Optional.empty() : Emojis.all().of(emoji);
        drawn.ifPresent(image::show);
        getChildren().setAll(drawn.map(_ -> image).stream().toList());
        // A label passes over a graphic that takes no room at the moment it is given.
        setManaged(drawn.isPresent());
        setVisible(drawn.isPresent());
        tooltip.setText(words);
        Tooltip.uninstall(this, tooltip);
        if (drawn.isPresent()) {
            Tooltip.install(this, tooltip);
        }
        setAccessibleText(words);
    }

    /** Stands beside the words of this label while there is a status. A label takes no graphic up that comes to light later. */
    public void beside(Labeled label, ContentDisplay side) {
        label.setContentDisplay(side);
        visibleProperty().subscribe(shown -> label.setGraphic(shown ? this : null));
    }

    /** The status as a screen reader says it; empty where there is none. */
    public String words() {
        return words;
    }

    /** A status as a screen reader says it: the text, or what the emoji is called where there is none. */
    public static String words(String emoji, String text) {
        return text.isEmpty() && !emoji.isEmpty() ? Emojis.all().of(emoji).map(Emoji::name).orElse("") : text;
    }
}
