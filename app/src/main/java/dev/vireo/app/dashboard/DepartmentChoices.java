package dev.vireo.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The departments with "all of them", which is the empty name, before them. */
final class DepartmentChoices {

    private final ObservableList<String> choices = FXCollections.observableArrayList();

    DepartmentChoices(ObservableList<String> departments) {
        departments.addListener((InvalidationListener) _ -> fill(departments));
        fill(departments);
    }

    ObservableList<String> choices() {
        return choices;
    }

    private void fill(List<String> departments) {
        List<String> all = new ArrayList<>();
        all.add("");
        all.addAll(departments);
        choices.setAll(all);
    }
}
