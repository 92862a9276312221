package dev.vireo.app.ui;

import dev.vireo.protocol.Presence;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/**
 * Shows whether a person can be reached, by shape as well as by colour: a filled dot online, a half moon away, a bar through the dot for do
 * not disturb, a hollow dot offline. It stands on a rim in the colour {@code -vireo-dot-around} (the surface, unless a style sheet says
 * otherwise), so that it can lie on the edge of an avatar.
 */
public final class PresenceDot extends Region {

    private static final double RIM = 2;

    private final ObjectProperty<Presence> presence = new SimpleObjectProperty<>(this, "presence", Presence.OFFLINE);
    private final double diameter;

    /** @param diameter of the mark, in pixels; the rim adds 2 on each side */
    public PresenceDot(double diameter) {
        this.diameter = diameter;
        getStyleClass().add("presence-dot");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPrefSize(diameter + 2 * RIM, diameter + 2 * RIM);
        setMouseTransparent(true);
        presence.subscribe(this::draw);
    }

    public ObjectProperty<Presence> presenceProperty() {
        return presence;
    }

    /** In words, such as "Do not disturb". */
    public static String words(Presence presence) {
        Texts texts = Texts.of(PresenceDot.class);
        return switch (presence) {
            case ONLINE -> texts.get("presence.online");
            case AWAY -> texts.get("presence.away");
            case DO_NOT_DISTURB -> texts.get("presence.do-not-disturb");
            case OFFLINE -> texts.get("presence.offline");
        };
    }

    private void draw(Presence now) {
        for (Presence each : Presence.values()) {
            pseudoClassStateChanged(pseudoClass(each), each == now);
        }
        setAccessibleText(words(now));
        Circle around = new Circle(middle(), middle(), middle());
        around.getStyleClass().add("around");
        Shape mark = mark(now);
        mark.getStyleClass().add("mark");
        getChildren().setAll(around, mark);
    }

    private Shape mark(Presence now) {
        double radius = diameter / 2;
        Circle dot = new Circle(middle(), middle(), radius);
        return switch (now) {
            case ONLINE -> dot;
            case AWAY -> Shape.subtract(dot, new Circle(middle() - radius * 0.55, middle() - radius * 0.45, radius * 0.9));
            case DO_NOT_DISTURB -> Shape.subtract(dot, bar(radius));
            case OFFLINE -> Shape.subtract(dot, new Circle(middle(), middle(), radius * 0.55));
        };
    }

    private Rectangle bar(double radius) {
        double width = radius * 1.2;
        double height = Math.max(1.5, radius * 0.42);
        return new Rectangle(middle() - width / 2, middle() - height / 2, width, height);
    }

    private double middle() {
        return diameter / 2 + RIM;
    }

    private static PseudoClass pseudoClass(Presence presence) {
        return PseudoClass.getPseudoClass(switch (presence) {
            case ONLINE -> "online";
            case AWAY -> "away";
            case DO_NOT_DISTURB -> "dnd";
            case OFFLINE -> "offline";
        });
    }
}
