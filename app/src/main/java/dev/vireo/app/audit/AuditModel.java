package dev.vireo.app.audit;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.protocol.Answers;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The entries of the audit log that are shown: newest first, page by page. */
final class AuditModel {

    enum AuditState {
        LOADING,
        ENTRIES,
        /** Nothing matches. */
        NOTHING,
        FAILED
    }

    private final AuditSource source;
    private final ReadOnlyObjectWrapper<AuditState> state = new ReadOnlyObjectWrapper<>(AuditState.LOADING);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loadingMore = new ReadOnlyBooleanWrapper();
    private final ObservableList<Answers.AuditEntry> entries = FXCollections.observableArrayList();
    private AuditQuery query = AuditQuery.EVERYTHING;
    private int latest;

    AuditModel(AuditSource source) {
        this.source = source;
    }

    ReadOnlyObjectProperty<AuditState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the last page could not be fetched; empty if it could. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether there are older ones. */
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingMoreProperty() {
        return loadingMore.getReadOnlyProperty();
    }

    ObservableList<Answers.AuditEntry> entries() {
        return entries;
    }

    AuditQuery query() {
        return query;
    }

    /** Shows what matches, from the newest on. What is there stays until that comes. */
    void find(AuditQuery wanted) {
        query = wanted;
        if (state.get() != AuditState.ENTRIES) {
            state.set(AuditState.LOADING);
        }
        load(OptionalLong.empty());
    }

    void loadMore() {
        if (!entries.isEmpty() && !loadingMore.get()) {
            load(OptionalLong.of(entries.getLast().number()));
        }
    }

    private void load(OptionalLong before) {
        int mine = ++latest;
        problem.set("");
        loadingMore.set(before.isPresent());
        source.page(query, before).whenComplete((page, failure) -> {
            if (mine != latest) {
                return;
            }
            loadingMore.set(false);
            if (failure == null) {
                show(page, before.isPresent());
            } else {
                problem.set(FailureTexts.of(failure));
                state.set(before.isPresent() ? AuditState.ENTRIES : AuditState.FAILED);
            }
        });
    }

    private void show(Answers.AuditPage page, boolean continued) {
        if (continued) {
            entries.addAll(page.entries());
        } else {
            entries.setAll(page.entries());
        }
        more.set(page.more());
        state.set(entries.isEmpty() ? AuditState.NOTHING : AuditState.ENTRIES);
    }
}
