package dev.vireo.app.settings;

import javafx.scene.Parent;

/** A section of the settings that another feature shows. @param close called once it shows no more */
public record SettingsSection(Parent root, Runnable close) {
}
