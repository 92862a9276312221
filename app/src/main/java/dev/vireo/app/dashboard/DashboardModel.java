package dev.vireo.app.dashboard;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Folded;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/**
 * Who is on the dashboard and in which order: those with unread messages first, then by name, whoever wrote last. A second
 * message therefore moves nobody, and a card is where it was yesterday unless its owner is waiting.
 */
final class DashboardModel {

    enum State { LOADING, UNREACHABLE, NOBODY, NOTHING_FOUND, PEOPLE }

    private final Workspace workspace;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty department = new SimpleStringProperty("");
    private final ObservableList<String> departments = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final Collator collator = Collator.getInstance();
    private final Map<String, CollationKey> keys = new HashMap<>();
    private final FilteredList<Person> filtered;
    private final SortedList<Person> people;
    /** The workspace outlives this model and must not keep it alive. */
    private final InvalidationListener changes = _ -> follow();

    DashboardModel(Workspace workspace) {
        this.workspace = workspace;
        filtered = new FilteredList<>(workspace.people());
        people = new SortedList<>(filtered, Comparator.<Person>comparingInt(person -> person.unreadProperty().get() > 0 ? 0 : 1)
                .thenComparing(person -> key(person.displayName()))
                .thenComparing(Person::username));
        name.addListener(_ -> filter());
        department.addListener(_ -> filter());
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        workspace.people().addListener(weak);
        people.addListener(weak);
        workspace.loadedProperty().addListener(weak);
        workspace.connectionProperty().addListener(weak);
        follow();
    }

    /** Letters of a name; blank shows everybody. */
    StringProperty nameProperty() {
        return name;
    }

    /** Empty shows every department. */
    StringProperty departmentProperty() {
        return department;
    }

    /** The departments that there are, by name. */
    ObservableList<String> departments() {
        return departments;
    }

    /** In the order described above, at every moment. */
    ObservableList<Person> people() {
        return people;
    }

    int everybody() {
        return workspace.people().size();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void showEverybody() {
        name.set("");
        department.set("");
    }

    private void filter() {
        String wanted = Folded.of(name.get().strip()).text();
        String from = Objects.requireNonNullElse(department.get(), "");
        Predicate<Person> inDepartment = person -> from.isEmpty() || person.departmentProperty().get().equals(from);
        Predicate<Person> named = person -> wanted.isEmpty() || Folded.of(person.displayName()).text().contains(wanted)
                || person.username().contains(wanted);
        filtered.setPredicate(inDepartment.and(named));
        follow();
    }

    private void follow() {
        Set<String> present = new HashSet<>();
        workspace.people().forEach(person -> present.add(person.departmentProperty().get()));
        present.remove("");
        if (present.size() != departments.size() || !present.containsAll(departments)) {
            departments.setAll(present.stream().sorted(Comparator.comparing(this::key)).toList());
        }
        state.set(now());
    }

    private State now() {
        if (!workspace.loadedProperty().get()) {
            return workspace.connectionProperty().get() == ConnectionState.OFFLINE ? State.UNREACHABLE : State.LOADING;
        }
        if (workspace.people().isEmpty()) {
            return State.NOBODY;
        }
        return people.isEmpty() ? State.NOTHING_FOUND : State.PEOPLE;
    }

    private CollationKey key(String text) {
        return keys.computeIfAbsent(text, collator::getCollationKey);
    }
}
