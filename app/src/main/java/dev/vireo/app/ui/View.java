package dev.vireo.app.ui;

import javafx.scene.Parent;

/** A loaded view: what is shown, and the controller behind it. */
public record View<C>(Parent root, C controller) {
}
