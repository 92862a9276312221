package dev.vireo.app.invite;

import dev.vireo.app.actions.InvitationActions;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.protocol.Answers.InvitationInfo;
import dev.vireo.protocol.InvitationState;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The office's invitations, the newest first. Somebody who comes is most likely one who was invited: then it looks again. */
final class InvitationsModel {

    enum InvitationsState {
        LOADING,
        EMPTY,
        SHOWN,
        FAILED
    }

    private final Workspace workspace;
    private final InvitationActions actions;
    private final ReadOnlyObjectWrapper<InvitationsState> state = new ReadOnlyObjectWrapper<>(this, "state", InvitationsState.LOADING);
    private final ObservableList<InvitationInfo> invitations = FXCollections.observableArrayList();
    private final ListChangeListener<Person> arrivals = _ -> load();
    private int latest;

    InvitationsModel(Workspace workspace, InvitationActions actions) {
        this.workspace = workspace;
        this.actions = actions;
    }

    ReadOnlyObjectProperty<InvitationsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ObservableList<InvitationInfo> invitations() {
        return invitations;
    }

    /** From now on until {@link #close()}. */
    void open() {
        workspace.people().addListener(arrivals);
        load();
    }

    void close() {
        workspace.people().removeListener(arrivals);
    }

    /** What shows stays until the answer is there. */
    void load() {
        int mine = ++latest;
        if (invitations.isEmpty()) {
            state.set(InvitationsState.LOADING);
        }
        actions.all().whenComplete((all, failure) -> {
            if (mine != latest) {
                return;
            }
            if (failure == null) {
                invitations.setAll(all);
                state.set(all.isEmpty() ? InvitationsState.EMPTY : InvitationsState.SHOWN);
            } else if (invitations.isEmpty()) {
                state.set(InvitationsState.FAILED);
            }
        });
    }

    /** Nobody else gets in by it. Fails in plain words. */
    CompletionStage<Void> revoke(InvitationInfo invitation) {
        CompletionStage<Void> revoked = actions.revoke(invitation.id());
        revoked.thenRun(this::load);
        return revoked;
    }

    static boolean isOpen(InvitationInfo invitation) {
        return invitation.state() == InvitationState.OPEN;
    }

    /** What somebody is called here; their username if they are not known. */
    String name(String username) {
        return workspace.me().username().equals(username) ? workspace.me().name()
                : workspace.person(username).map(Person::name).orElse(username);
    }
}
