package dev.vireo.app.ui.text;

import javafx.geometry.Dimension2D;
import javafx.scene.layout.Region;

/** Takes the room it needs, up to a width; whoever holds it gives it exactly that. */
abstract class FittedNode extends Region {

    /** Breaks what it shows into lines that are no wider than this. Returns the size it then takes. */
    abstract Dimension2D fit(double room);
}
