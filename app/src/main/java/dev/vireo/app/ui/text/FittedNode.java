package dev.vireo.app.ui.text;

import javafx.geometry.Dimension2D;
import javafx.scene.layout.Region;

/**
 * Takes the room it needs, up to a width; whoever holds it gives it exactly that. Its text can be selected by places: before the first
 * letter is 0, behind the last is {@link #length()}.
 */
abstract class FittedNode extends Region {

    /** Breaks what it shows into lines that are no wider than this. Returns the size it then takes. */
    abstract Dimension2D fit(double room);

    /** How many places follow the first. */
    abstract int length();

    /** The place nearest to this point of it. */
    abstract int placeAt(double x, double y);

    /** Marks the text between two places as selected; nothing, if they are the same. */
    abstract void select(int from, int to);

    /** The text between two places, without the line breaks that only fitting has made. */
    abstract String textBetween(int from, int to);
}
