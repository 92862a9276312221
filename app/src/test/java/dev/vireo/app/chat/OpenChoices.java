package dev.vireo.app.chat;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** Choices about where conversations open, kept for one test. */
public final class OpenChoices implements ChatChoices {

    final BooleanProperty ownWindows = new SimpleBooleanProperty();
    String shown = "";

    public static OpenChoices mainWindow() {
        return new OpenChoices();
    }

    static OpenChoices ownWindows() {
        OpenChoices choices = new OpenChoices();
        choices.ownWindows.set(true);
        return choices;
    }

    @Override
    public ObservableValue<Boolean> ownWindowsProperty() {
        return ownWindows;
    }

    @Override
    public Optional<String> shown() {
        return Optional.of(shown).filter(key -> !key.isEmpty());
    }

    @Override
    public void keepShown(String key) {
        shown = key;
    }
}
