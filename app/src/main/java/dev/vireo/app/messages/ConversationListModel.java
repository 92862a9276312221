package dev.vireo.app.messages;

import dev.vireo.app.messages.ListEntry.SectionHeading;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.UnreadOrder;
import dev.vireo.app.state.Workspace;
import dev.vireo.protocol.OfficeRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the list and their order: channels, people, archived channels; in each section unread conversations first, then
 * the newest. A muted conversation does not move up.
 */
final class ConversationListModel {

    enum ListState { LOADING, UNREACHABLE, NOTHING_YET, CONVERSATIONS }

    private final Workspace workspace;
    private final FoldedSections folds;
    private final SortedList<Conversation> conversations;
    private final Map<ListSection, SectionHeading> headings = new EnumMap<>(ListSection.class);
    private final ObservableList<ListEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(ListState.LOADING);
    /** The workspace outlives this model and must not keep it alive. */
    private final InvalidationListener changes = _ -> follow();

    ConversationListModel(Workspace workspace, FoldedSections folds) {
        this.workspace = workspace;
        this.folds = folds;
        for (ListSection section : ListSection.values()) {
            headings.put(section, new SectionHeading(section, folds.folded(section.id())));
        }
        conversations = new SortedList<>(workspace.conversations(), order(null));
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        conversations.addListener(weak);
        workspace.loadedProperty().addListener(weak);
        workspace.connectionProperty().addListener(weak);
        workspace.me().roleProperty().addListener(weak);
        follow();
    }

    /** What waits comes first, then the latest. @param held stands among what waits in any case */
    private static Comparator<Conversation> order(@Nullable Conversation held) {
        return Comparator.comparing((Conversation each) -> each == held || UnreadOrder.waits(each)).thenComparing(UnreadOrder::latest)
                .reversed().thenComparing(Conversation::key);
    }

    /** A conversation that is opened while it waits stays where it stands, though it is read then, until another one is open or none. */
    void opened(@Nullable Conversation open) {
        conversations.setComparator(order(open != null && UnreadOrder.waits(open) ? open : null));
    }

    /** Sections under their headings; what is folded away is not among them. */
    ObservableList<ListEntry> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether I may find and make channels; guests are invited. */
    boolean findsChannels() {
        return workspace.me().roleProperty().get() != OfficeRole.GUEST;
    }

    void fold(SectionHeading heading, boolean folded) {
        heading.foldedProperty().set(folded);
        folds.fold(heading.section().id(), folded);
        follow();
    }

    private void follow() {
        List<ListEntry> now = new ArrayList<>();
        for (ListSection section : ListSection.values()) {
            List<Conversation> inSection = conversations.stream().filter(each -> ListSection.of(each) == section).toList();
            SectionHeading heading = Objects.requireNonNull(headings.get(section));
            heading.unreadProperty().set(inSection.stream().mapToInt(Conversation::unread).sum());
            heading.sizeProperty().set(inSection.size());
            if (inSection.isEmpty() && !standsEmpty(section)) {
                continue;
            }
            now.add(heading);
            if (heading.foldedProperty().get()) {
                continue;
            }
            if (inSection.isEmpty()) {
                now.add(new ListEntry.EmptySection(section));
            }
            inSection.forEach(conversation -> now.add(new ListEntry.ConversationEntry(conversation)));
        }
        if (!now.equals(entries)) {
            entries.setAll(now);
        }
        state.set(currentState());
    }

    private boolean standsEmpty(ListSection section) {
        return switch (section) {
            case CHANNELS -> findsChannels();
            case DIRECT -> true;
            case ARCHIVED -> false;
        };
    }

    private ListState currentState() {
        if (!conversations.isEmpty()) {
            return ListState.CONVERSATIONS;
        }
        if (workspace.loadedProperty().get()) {
            return ListState.NOTHING_YET;
        }
        return workspace.connectionProperty().get() == ConnectionState.OFFLINE ? ListState.UNREACHABLE : ListState.LOADING;
    }
}
