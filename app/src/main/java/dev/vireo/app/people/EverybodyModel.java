package dev.vireo.app.people;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.protocol.text.NameText;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
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
        problem.set("");
        if (!loaded) {
            found.set(EverybodyState.LOADING);
        }
        source.everybody().whenComplete((users, failure) -> {
            if (mine != latest) {
                return;
            }
            if (failure == null) {
                loaded = true;
                everybody.setAll(users.stream().sorted(order).toList());
                judge();
            } else {
                problem.set(FailureTexts.of(failure));
                found.set(loaded ? found.get() : EverybodyState.FAILED);
            }
        });
    }

    /** Somebody is now like this. */
    void changed(User user) {
        List<User> now = Stream.concat(everybody.stream().filter(each -> !each.username().equals(user.username())), Stream.of(user))
                .sorted(order).toList();
        everybody.setAll(now);
        judge();
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
