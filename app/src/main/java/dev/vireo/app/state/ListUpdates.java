package dev.vireo.app.state;

import javafx.beans.value.ObservableValue;

/**
 * Keeps values that a list's extractor watches telling of every change. A list only hears that a value became invalid, once,
 * until somebody reads the value again; a change listener makes it be read each time.
 */
final class ListUpdates {

    static void tell(ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.addListener((observable, before, now) -> {});
        }
    }

    private ListUpdates() {
    }
}
