package dev.vireo.app.hosting;

import dev.vireo.app.hosting.Hosting.RunningHere;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.protocol.Presence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The office on this computer as it is now, and who else is connected to it. FX thread. */
final class HostingModel {

    /** How the office is. */
    enum HostingState {
        LOADING,
        RUNNING,
        STOPPED
    }

    /** @param devices on which they are signed in; 0 if not known */
    record ConnectedPerson(Person person, int devices) {
    }

    private final Workspace workspace;
    private final Hosting hosting;
    private final ReadOnlyObjectWrapper<HostingState> state = new ReadOnlyObjectWrapper<>(HostingState.LOADING);
    private final ObservableList<ConnectedPerson> connected = FXCollections.observableArrayList();
    private final Map<Person, Subscription> followed = new HashMap<>();
    private final Map<String, Integer> devices = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final ListChangeListener<Person> everybody = _ -> follow();
    private Optional<RunningHere> office = Optional.empty();
    private Runnable forget = () -> {};
    private boolean closed;

    HostingModel(Workspace workspace, Hosting hosting) {
        this.workspace = workspace;
        this.hosting = hosting;
    }

    void open() {
        workspace.people().addListener(everybody);
        follow();
        forget = hosting.onChange(this::load);
        load();
    }

    void close() {
        closed = true;
        forget.run();
        workspace.people().removeListener(everybody);
        followed.values().forEach(Subscription::unsubscribe);
        followed.clear();
    }

    /** Changes after {@link #office()} has. */
    ReadOnlyObjectProperty<HostingState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Empty unless it runs. */
    Optional<RunningHere> office() {
        return office;
    }

    /** The others, by name. */
    ObservableList<ConnectedPerson> connected() {
        return connected;
    }

    /** Tries to open the office that has ended. */
    CompletionStage<?> openAgain() {
        return hosting.open();
    }

    private void load() {
        hosting.running().whenComplete((found, failure) -> {
            if (closed) {
                return;
            }
            office = failure == null ? found : Optional.empty();
            // What it shows may have changed although it ran before.
            state.set(HostingState.LOADING);
            state.set(office.isPresent() ? HostingState.RUNNING : HostingState.STOPPED);
        });
    }

    private void follow() {
        for (Person person : workspace.people()) {
            followed.computeIfAbsent(person, each -> each.presenceProperty().subscribe(_ -> list()));
        }
        list();
    }

    private void list() {
        List<Person> there = workspace.people().stream().filter(HostingModel::isThere)
                .sorted(Comparator.comparing(Person::displayName, String.CASE_INSENSITIVE_ORDER)).toList();
        asked.retainAll(there.stream().map(Person::username).toList());
        show(there);
        List<String> unknown = new ArrayList<>(there.stream().map(Person::username).filter(asked::add).toList());
        if (!unknown.isEmpty()) {
            hosting.devices(unknown).thenAccept(found -> {
                devices.putAll(found);
                if (!closed) {
                    show(connected.stream().map(ConnectedPerson::person).toList());
                }
            });
        }
    }

    private void show(List<Person> there) {
        List<ConnectedPerson> now = there.stream().map(person -> new ConnectedPerson(person, devices.getOrDefault(person.username(), 0)))
                .toList();
        if (!now.equals(connected)) {
            connected.setAll(now);
        }
    }

    private static boolean isThere(Person person) {
        return person.presenceProperty().get() != Presence.OFFLINE;
    }
}
