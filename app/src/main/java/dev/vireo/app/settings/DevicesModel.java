package dev.vireo.app.settings;

import dev.vireo.protocol.Answers;
import java.util.Comparator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/** The devices on which one is signed in: this one first, then by their last use. */
final class DevicesModel {

    enum DevicesState {
        LOADING,
        SHOWN,
        FAILED
    }

    private final Devices devices;
    private final ReadOnlyObjectWrapper<DevicesState> state = new ReadOnlyObjectWrapper<>(this, "state", DevicesState.LOADING);
    private final ReadOnlyBooleanWrapper endingFailed = new ReadOnlyBooleanWrapper(this, "endingFailed");
    private final ObservableList<Answers.SessionInfo> sessions = FXCollections.observableArrayList();
    private final ObservableSet<String> ending = FXCollections.observableSet();

    DevicesModel(Devices devices) {
        this.devices = devices;
    }

    ReadOnlyObjectProperty<DevicesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether ending a session failed because the server could not be reached. */
    ReadOnlyBooleanProperty endingFailedProperty() {
        return endingFailed.getReadOnlyProperty();
    }

    ObservableList<Answers.SessionInfo> sessions() {
        return sessions;
    }

    /** The ids of sessions that are being ended. */
    ObservableSet<String> ending() {
        return ending;
    }

    void load() {
        state.set(DevicesState.LOADING);
        devices.all().whenComplete((found, failure) -> {
            if (failure == null) {
                sessions.setAll(found.stream()
                        .sorted(Comparator.comparing(Answers.SessionInfo::current).thenComparing(Answers.SessionInfo::lastUsedAt)
                                .reversed())
                        .toList());
            }
            state.set(failure == null ? DevicesState.SHOWN : DevicesState.FAILED);
        });
    }

    void end(Answers.SessionInfo session) {
        if (session.current() || !ending.add(session.id())) {
            return;
        }
        endingFailed.set(false);
        devices.end(session.id()).whenComplete((_, failure) -> {
            ending.remove(session.id());
            if (failure == null) {
                sessions.remove(session);
            } else {
                endingFailed.set(true);
            }
        });
    }
}
