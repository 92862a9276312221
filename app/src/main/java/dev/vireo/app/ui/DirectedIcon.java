package dev.vireo.app.ui;

import java.util.EnumSet;
import java.util.Set;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Icons of which some point the way that texts run. These bear the class {@value #STYLE}, by which they are turned round where texts run
 * from right to left; views in FXML give it to them themselves.
 */
public final class DirectedIcon {

    private static final String STYLE = "directed";
    private static final Set<Feather> POINTING = EnumSet.of(Feather.ARROW_LEFT, Feather.ARROW_RIGHT, Feather.CHEVRON_LEFT,
            Feather.CHEVRON_RIGHT, Feather.CORNER_DOWN_LEFT, Feather.CORNER_UP_LEFT, Feather.CORNER_UP_RIGHT, Feather.EXTERNAL_LINK,
            Feather.LIST, Feather.LOG_IN, Feather.LOG_OUT, Feather.SEND, Feather.SIDEBAR);

    private DirectedIcon() {
    }

    public static FontIcon of(Feather feather) {
        FontIcon icon = new FontIcon();
        show(icon, feather);
        return icon;
    }

    /** Shows another one. */
    public static void show(FontIcon icon, Feather feather) {
        icon.setIconCode(feather);
        icon.getStyleClass().remove(STYLE);
        if (POINTING.contains(feather)) {
            icon.getStyleClass().add(STYLE);
        }
    }
}
