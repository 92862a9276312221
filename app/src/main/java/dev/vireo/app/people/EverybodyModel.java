package dev.vireo.app.people;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.protocol.text.NameText;
import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Everybody of the office by name, or those whom one looks for. */
final class EverybodyModel {

    enum EverybodyState {
        LOADING,
        PEOPLE,
        /** There are people, but none like that. */
        NOBODY,
        FAILED
    }

    private final PeopleSource source;
    private final ObservableList<User> everybody = FXCollections.observableArrayList();
    private final FilteredList<User> shown = new FilteredList<>(everybody);
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Optional<OfficeRole>> role = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<PersonState>> state = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<EverybodyState> found = new ReadOnlyObjectWrapper<>(EverybodyState.LOADING);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Comparator<User> order;
    private boolean loaded;
    private int changes;
    private int latest;

    EverybodyModel(PeopleSource source) {
        this.source = source;
        Collator collator = Collator.getInstance(Texts.locale());
        order = Comparator.comparing(PersonState::of).thenComparing(User::displayName, collator).thenComparing(User::username);
        shown.predicateProperty().bind(Bindings.createObjectBinding(() -> this::matches, query, role, state));
        shown.predicateProperty().subscribe(this::judge);
    }

    StringProperty queryProperty() {
        return query;
    }

    ObjectProperty<Optional<OfficeRole>> roleProperty() {
        return role;
    }

    ObjectProperty<Optional<PersonState>> stateProperty() {
        return state;
    }

    ReadOnlyObjectProperty<EverybodyState> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Why they could not be fetched the last time; empty if they could. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Those who match, in the order of their names, with those who have left behind them. */
    ObservableList<User> shown() {
        return shown;
    }

    List<User> everybody() {
        return List.copyOf(everybody);
    }

    int count() {
        return everybody.size();
    }

    /** Fetches everybody. Who is there already stays until then. */
    void load() {
        int mine = ++latest;
        int changesBefore = changes;
        problem.set("");
        if (!loaded) {
            found.set(EverybodyState.LOADING);
        }
        source.everybody().whenComplete((users, failure) -> {
            if (mine != latest) {
                return;
            }
            if (failure == null && changes != changesBefore) {
                // The answer may be older than what has been heard since.
                load();
            } else if (failure == null) {
                loaded = true;
                everybody.setAll(users.stream().sorted(order).toList());
                judge();
            } else {
                problem.set(FailureTexts.of(failure));
                found.set(loaded ? found.get() : EverybodyState.FAILED);
            }
        });
    }

    /** These are now like this; where it says nothing of their presence, that stays. */
    void changed(Collection<User> users) {
        changes++;
        if (!loaded) {
            return;
        }
        Map<String, User> now = new LinkedHashMap<>();
        everybody.forEach(each -> now.put(each.username(), each));
        users.forEach(each -> now.merge(each.username(), each, EverybodyModel::withPresence));
        List<User> sorted = now.values().stream().sorted(order).toList();
        if (!sorted.equals(everybody)) {
            everybody.setAll(sorted);
            judge();
        }
    }

    Optional<User> find(String username) {
        return everybody.stream().filter(each -> each.username().equals(username)).findFirst();
    }

    private static User withPresence(User known, User now) {
        return now.presence() != null || now.deleted() ? now : now.with(known.presence(), known.lastSeen());
    }

    private void judge() {
        if (loaded) {
            found.set(shown.isEmpty() ? EverybodyState.NOBODY : EverybodyState.PEOPLE);
        }
    }

    private boolean matches(User user) {
        String wanted = NameText.key(query.get()).strip();
        return role.get().map(each -> each == user.role() && !user.deleted()).orElse(true)
                && state.get().map(each -> each == PersonState.of(user)).orElse(true)
                && (wanted.isEmpty() || Stream.of(user.displayName(), user.username(), user.title(), user.department())
                        .anyMatch(words -> NameText.key(words).contains(wanted)));
    }
}
