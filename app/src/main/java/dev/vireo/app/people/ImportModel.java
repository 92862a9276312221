package dev.vireo.app.people;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.protocol.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A list of people from a file: read, looked at, and added at one go. */
final class ImportModel {

    enum ImportState {
        /** No file is chosen. */
        CHOOSE,
        READING,
        /** Nothing of the file can be read. */
        REFUSED,
        PREVIEW,
        DONE
    }

    private final PeopleSource source;
    private final PeopleRights rights;
    private final Background background;
    private final ReadOnlyObjectWrapper<ImportState> state = new ReadOnlyObjectWrapper<>(ImportState.CHOOSE);
    private final ObservableList<ImportRow> rows = FXCollections.observableArrayList();
    private final PendingChange adding = new PendingChange(FailureTexts::of);
    private Optional<PeopleFile.FileFault> fault = Optional.empty();
    private List<User> added = List.of();

    ImportModel(PeopleSource source, PeopleRights rights, Background background) {
        this.source = source;
        this.rights = rights;
        this.background = background;
    }

    ReadOnlyObjectProperty<ImportState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ObservableList<ImportRow> rows() {
        return rows;
    }

    Optional<PeopleFile.FileFault> fault() {
        return fault;
    }

    PendingChange adding() {
        return adding;
    }

    List<User> added() {
        return added;
    }

    int good() {
        return (int) rows.stream().filter(ImportRow::good).count();
    }

    int bad() {
        return rows.size() - good();
    }

    /** @param everybody whose names are taken */
    void read(Path file, List<User> everybody) {
        adding.clearProblem();
        rows.clear();
        state.set(ImportState.READING);
        background.ask(() -> PeopleFile.read(file, NameFault.namesOf(everybody), rights.rolesToGive(false))).thenAccept(contents -> {
            fault = contents.fault();
            // Those that need a look come first; within each, as in the file.
            rows.setAll(contents.rows().stream().sorted((one, other) -> Boolean.compare(one.good(), other.good())).toList());
            state.set(fault.isPresent() ? ImportState.REFUSED : ImportState.PREVIEW);
        });
    }

    /** Adds those who can be added, in one call. */
    void add() {
        if (adding.runningProperty().get() || good() == 0) {
            return;
        }
        CompletionStage<List<User>> call = source.add(rows.stream().filter(ImportRow::good).map(ImportRow::newUser).toList());
        adding.follow(call);
        call.thenAccept(users -> {
            added = users;
            state.set(ImportState.DONE);
        });
    }
}
