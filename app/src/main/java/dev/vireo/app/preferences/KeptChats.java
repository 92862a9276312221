package dev.vireo.app.preferences;

import dev.vireo.app.chat.ChatChoices;
import dev.vireo.app.mainwindow.ListWidth;
import dev.vireo.app.store.Preferences;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** Keeps in the preferences where conversations open, which was open last, and how wide the list beside it is. FX thread. */
public final class KeptChats implements ChatChoices, ListWidth, AutoCloseable {

    private final Preferences.Saved preferences;
    private final String username;
    private final BooleanProperty ownWindows = new SimpleBooleanProperty();
    private final Runnable unfollow;

    /** @param username whose conversations they are */
    public KeptChats(Preferences.Saved preferences, String username) {
        this.preferences = preferences;
        this.username = username;
        read();
        unfollow = preferences.onChange(_ -> Platform.runLater(this::read));
    }

    private void read() {
        ownWindows.set(preferences.get().chats().ownWindows());
    }

    @Override
    public ObservableValue<Boolean> ownWindowsProperty() {
        return ownWindows;
    }

    @Override
    public Optional<String> shown() {
        return Optional.of(preferences.get().chats()).filter(chats -> chats.username().equals(username))
                .map(Preferences.ChatPreferences::shown).filter(key -> !key.isEmpty());
    }

    @Override
    public void keepShown(String key) {
        preferences.change(now -> now.withChats(now.chats().showing(username, key)));
    }

    @Override
    public double get() {
        return preferences.get().chats().listWidth();
    }

    @Override
    public void keep(double width) {
        preferences.change(now -> now.withChats(now.chats().withListWidth((int) Math.round(width))));
    }

    /** Follows the preferences no longer. */
    @Override
    public void close() {
        unfollow.run();
    }
}
