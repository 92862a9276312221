package dev.vireo.app.dashboard;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.FoldedText;
import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
 * The entries of the dashboard and their order: those with unread messages first, then the channels, then the people, each by
 * name, whoever wrote last. A second message therefore moves nobody, and a card is where it was yesterday unless somebody is
 * waiting there.
 */
final class DashboardModel {

    enum DashboardState { LOADING, UNREACHABLE, NOBODY, NOTHING_FOUND, ENTRIES }

    private final Workspace workspace;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty department = new SimpleStringProperty("");
    private final ObservableList<String> departments = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<DashboardState> state = new ReadOnlyObjectWrapper<>(DashboardState.LOADING);
    private final Collator collator = Collator.getInstance(Locale.getDefault());
    private final Map<String, CollationKey> keys = new HashMap<>();
    private final FilteredList<Person> people;
    private final FilteredList<Conversation> channels;
    private final SortedList<Person> peopleByName;
    private final SortedList<Conversation> channelsByName;
    private final ObservableList<DashboardEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<DashboardEntry> entriesView = FXCollections.unmodifiableObservableList(entries);
    /** The workspace outlives this model and must not keep it alive. */
    private final InvalidationListener changes = _ -> follow();

    DashboardModel(Workspace workspace) {
        this.workspace = workspace;
        people = new FilteredList<>(workspace.people());
        channels = new FilteredList<>(workspace.conversations(), DashboardModel::isChannel);
        peopleByName = new SortedList<>(people,
                Comparator.<Person, CollationKey>comparing(person -> key(person.displayName())).thenComparing(Person::username));
        channelsByName = new SortedList<>(channels,
                Comparator.<Conversation, CollationKey>comparing(channel -> key(channel.name())).thenComparing(Conversation::key));
        name.addListener(_ -> filter());
        department.addListener(_ -> filter());
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        workspace.people().addListener(weak);
        peopleByName.addListener(weak);
        channelsByName.addListener(weak);
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
    ObservableList<DashboardEntry> entries() {
        return entriesView;
    }

    int everybody() {
        return workspace.people().size();
    }

    /** How many of the cards are of people. */
    int shownPeople() {
        return people.size();
    }

    int shownChannels() {
        return channels.size();
    }

    ReadOnlyObjectProperty<DashboardState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void showEverybody() {
        name.set("");
        department.set("");
    }

    private void filter() {
        String wanted = FoldedText.of(name.get().strip()).text();
        String from = Objects.requireNonNullElse(department.get(), "");
        Predicate<Person> inDepartment = person -> from.isEmpty() || person.departmentProperty().get().equals(from);
        Predicate<Person> named = person -> wanted.isEmpty() || FoldedText.of(person.displayName()).text().contains(wanted)
                || person.username().contains(wanted);
        people.setPredicate(inDepartment.and(named));
        channels.setPredicate(channel -> isChannel(channel) && from.isEmpty()
                && (wanted.isEmpty() || FoldedText.of(channel.name()).text().contains(wanted)));
        follow();
    }

    private void follow() {
        Set<String> present = new HashSet<>();
        workspace.people().forEach(person -> present.add(person.departmentProperty().get()));
        present.remove("");
        if (present.size() != departments.size() || !present.containsAll(departments)) {
            departments.setAll(present.stream().sorted(Comparator.comparing(this::key)).toList());
        }
        List<DashboardEntry> now = new ArrayList<>(channels.size() + people.size());
        channelsByName.forEach(channel -> now.add(new DashboardEntry.ChannelEntry(channel)));
        peopleByName.forEach(person -> now.add(new DashboardEntry.Colleague(person)));
        List<DashboardEntry> waiting = now.stream().filter(entry -> entry.unread() > 0)
                .sorted(Comparator.comparing(entry -> key(entry.name()))).toList();
        now.removeIf(entry -> entry.unread() > 0);
        now.addAll(0, waiting);
        if (!now.equals(entries)) {
            entries.setAll(now);
        }
        state.set(currentState());
    }

    private static boolean isChannel(Conversation conversation) {
        return !conversation.isDirect() && !conversation.archivedProperty().get();
    }

    private DashboardState currentState() {
        if (!workspace.loadedProperty().get()) {
            return workspace.connectionProperty().get() == ConnectionState.OFFLINE ? DashboardState.UNREACHABLE : DashboardState.LOADING;
        }
        if (workspace.people().isEmpty() && workspace.conversations().stream().noneMatch(DashboardModel::isChannel)) {
            return DashboardState.NOBODY;
        }
        return entries.isEmpty() ? DashboardState.NOTHING_FOUND : DashboardState.ENTRIES;
    }

    private CollationKey key(String text) {
        return keys.computeIfAbsent(text, collator::getCollationKey);
    }
}
