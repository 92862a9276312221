package dev.vireo.app.switcher;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.switcher.SwitcherQuery.Wanted;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** What the quick switcher lists for what was typed. Made when it opens; {@link #close} ends it. */
final class SwitcherModel {

    enum SwitcherState { LOADING, UNREACHABLE, LISTED, NOTHING }

    static final int MOST = 50;
    private static final int MOST_RECENT = 12;

    private final Workspace workspace;
    private final String here;
    private final CommandTarget commands;
    private final Predicate<Conversation> wanted;
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ObservableList<SwitcherEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<SwitcherState> state = new ReadOnlyObjectWrapper<>(this, "state", SwitcherState.LISTED);
    private final ListChangeListener<Person> people = this::peopleChanged;
    private final ListChangeListener<Conversation> conversations = this::conversationsChanged;
    private Subscription subscriptions;
    private Destinations destinations;

    /** Of everything. */
    SwitcherModel(Workspace workspace, String here, CommandTarget commands) {
        this(workspace, here, commands, _ -> true);
    }

    /**
     * @param here   the key of the conversation that is open already; empty if none is
     * @param wanted which of the conversations that there are to list
     */
    SwitcherModel(Workspace workspace, String here, CommandTarget commands, Predicate<Conversation> wanted) {
        this.wanted = wanted;
        this.workspace = workspace;
        this.here = here;
        this.commands = commands;
        destinations = new Destinations(workspace, commands, wanted);
        workspace.people().addListener(people);
        workspace.conversations().addListener(conversations);
        subscriptions = typed.subscribe(this::find).and(workspace.loadedProperty().subscribe((_, _) -> anew()))
                .and(workspace.connectionProperty().subscribe((_, _) -> find()));
        find();
    }

    StringProperty typedProperty() {
        return typed;
    }

    SwitcherQuery query() {
        return SwitcherQuery.of(typed.get());
    }

    ObservableList<SwitcherEntry> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<SwitcherState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether what is listed may be out of date, and messages cannot be searched. */
    ObservableValue<Boolean> offlineProperty() {
        return workspace.connectionProperty().map(now -> now == ConnectionState.OFFLINE);
    }

    void close() {
        workspace.people().removeListener(people);
        workspace.conversations().removeListener(conversations);
        subscriptions.unsubscribe();
        subscriptions = Subscription.EMPTY;
    }

    /** What comes, goes or is called otherwise is listed so; an order that changes under the hand would be worse than an old one. */
    private void peopleChanged(ListChangeListener.Change<? extends Person> change) {
        while (change.next()) {
            if (change.wasAdded() || change.wasRemoved()) {
                anew();
                return;
            }
        }
    }

    private void conversationsChanged(ListChangeListener.Change<? extends Conversation> change) {
        while (change.next()) {
            if (change.wasAdded() || change.wasRemoved()) {
                anew();
                return;
            }
        }
    }

    private void anew() {
        destinations = new Destinations(workspace, commands, wanted);
        find();
    }

    private void find() {
        SwitcherQuery query = query();
        List<SwitcherEntry> found = new ArrayList<>(query.words().isEmpty() ? listed(query.wanted()) : destinations.find(query, MOST));
        if (query.wanted() == Wanted.CHANNELS && commands.offers(Command.BROWSE_CHANNELS)) {
            // There are more than those that I am in.
            found.add(new SwitcherEntry.ToCommand(Command.BROWSE_CHANNELS, List.of()));
        }
        if (!found.equals(entries)) {
            entries.setAll(found);
        }
        state.set(stateOf(found));
    }

    private List<SwitcherEntry> listed(Wanted wanted) {
        return wanted == Wanted.ANYTHING ? destinations.recent(here, MOST_RECENT) : destinations.list(wanted, MOST);
    }

    private SwitcherState stateOf(List<SwitcherEntry> found) {
        if (!found.isEmpty()) {
            return SwitcherState.LISTED;
        }
        if (workspace.loadedProperty().get()) {
            return SwitcherState.NOTHING;
        }
        return workspace.connectionProperty().get() == ConnectionState.OFFLINE ? SwitcherState.UNREACHABLE : SwitcherState.LOADING;
    }
}
