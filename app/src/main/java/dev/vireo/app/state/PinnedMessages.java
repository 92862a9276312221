package dev.vireo.app.state;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The messages that are pinned in one conversation, once somebody has asked for them. FX thread only. */
public final class PinnedMessages {

    private final ObservableList<PinnedMessage> pins = FXCollections.observableArrayList();
    private final ObservableList<PinnedMessage> view = FXCollections.unmodifiableObservableList(pins);
    private boolean wanted;

    /** The last one pinned first. Empty until they are loaded. */
    public ObservableList<PinnedMessage> view() {
        return view;
    }

    public boolean contains(ChatMessage message) {
        return pins.stream().anyMatch(pin -> pin.message() == message);
    }

    /** Whether somebody looks at them, so that they are fetched again when others are pinned. */
    boolean wanted() {
        return wanted;
    }

    void want() {
        wanted = true;
    }

    /** A message may have been deleted since the server was asked. */
    void show(List<PinnedMessage> now) {
        List<PinnedMessage> there = now.stream().filter(pin -> !pin.message().deleted()).toList();
        if (!pins.equals(there)) {
            pins.setAll(there);
        }
    }

    void remove(String messageId) {
        pins.removeIf(pin -> pin.message().id().equals(messageId));
    }

    /** @param upTo the number of the last message that has expired; replies to it and those before are gone, too */
    void expire(long upTo) {
        pins.removeIf(pin -> pin.message().number() <= upTo);
    }

    void clear() {
        pins.clear();
    }
}
