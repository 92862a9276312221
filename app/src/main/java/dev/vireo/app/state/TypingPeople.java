package dev.vireo.app.state;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The people who are typing in one place. FX thread only. */
final class TypingPeople {

    private final ObservableList<Person> people = FXCollections.observableArrayList();
    private final ObservableList<Person> view = FXCollections.unmodifiableObservableList(people);

    ObservableList<Person> view() {
        return view;
    }

    void set(List<Person> now) {
        if (!people.equals(now)) {
            people.setAll(now);
        }
    }
}
