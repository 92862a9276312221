package dev.vireo.app.search;

import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Folded;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who fits what is typed, the best first. */
final class PeopleSearchModel {

    private static final int MOST = 20;

    private final Workspace workspace;
    private final Collator collator = Collator.getInstance(Locale.getDefault());
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Found> results = FXCollections.observableArrayList();

    PeopleSearchModel(Workspace workspace) {
        this.workspace = workspace;
        query.subscribe(this::find);
    }

    StringProperty queryProperty() {
        return query;
    }

    boolean isBlank() {
        return query.get().isBlank();
    }

    ObservableList<Found> results() {
        return results;
    }

    private void find(String typed) {
        String wanted = Folded.of(typed.strip()).text();
        results.setAll(wanted.isEmpty() ? List.of() : workspace.people().stream()
                .map(person -> Found.in(person, wanted))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Found::rank)
                        .thenComparing(found -> found.person().displayName(), collator)
                        .thenComparing(found -> found.person().username()))
                .limit(MOST)
                .toList());
    }
}
