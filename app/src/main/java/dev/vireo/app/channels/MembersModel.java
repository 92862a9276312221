package dev.vireo.app.channels;

import dev.vireo.app.state.ChannelMember;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.FoldedText;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Presence;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/** The members of a channel, owners and moderators first, then by name; and what I may do about each. */
final class MembersModel {

    private final Workspace workspace;
    private final Conversation channel;
    private final StringProperty query = new SimpleStringProperty("");
    private final FilteredList<ChannelMember> filtered;
    private final SortedList<ChannelMember> members;
    private final ReadOnlyIntegerWrapper present = new ReadOnlyIntegerWrapper();
    /** People outlive this model and must not keep it alive. */
    private final InvalidationListener presence = _ -> count();
    private final InvalidationListener weakPresence = new WeakInvalidationListener(presence);
    private final ListChangeListener<ChannelMember> changes = this::changed;

    MembersModel(Workspace workspace, Conversation channel) {
        this.workspace = workspace;
        this.channel = channel;
        Collator collator = Collator.getInstance(Locale.getDefault());
        filtered = new FilteredList<>(channel.members());
        members = new SortedList<>(filtered, Comparator.comparing(ChannelMember::role)
                .thenComparing(member -> member.person().displayName(), collator)
                .thenComparing(member -> member.person().username()));
        query.subscribe(this::filter);
        channel.members().addListener(new WeakListChangeListener<>(changes));
        channel.members().forEach(member -> member.person().presenceProperty().addListener(weakPresence));
        count();
    }

    /** Letters of a name; blank shows everybody. */
    StringProperty queryProperty() {
        return query;
    }

    ObservableList<ChannelMember> members() {
        return members;
    }

    /** How many are not offline. */
    ReadOnlyIntegerProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    int all() {
        return channel.members().size();
    }

    boolean isMe(ChannelMember member) {
        return member.person() == workspace.me();
    }

    boolean mayGiveRoles() {
        return channel.may(Permission.GIVE_ROLES);
    }

    /** Only owners remove those who look after the channel. */
    boolean mayRemove(ChannelMember member) {
        boolean leads = member.role() == ChannelRole.OWNER || member.role() == ChannelRole.MODERATOR;
        return !isMe(member) && channel.may(Permission.REMOVE) && (!leads || channel.myRoleProperty().get() == ChannelRole.OWNER);
    }

    /** Whether somebody is its only owner. */
    static boolean isOnlyOwner(Conversation channel, Person person) {
        return channel.members().stream().filter(member -> member.role() == ChannelRole.OWNER && member.person().active())
                .map(ChannelMember::person).toList().equals(List.of(person));
    }

    private void filter(String typed) {
        String wanted = FoldedText.of(typed.strip()).text();
        filtered.setPredicate(member -> wanted.isEmpty() || FoldedText.of(member.person().displayName()).text().contains(wanted)
                || member.person().username().contains(wanted));
    }

    private void changed(ListChangeListener.Change<? extends ChannelMember> change) {
        boolean others = false;
        while (change.next()) {
            change.getRemoved().forEach(member -> member.person().presenceProperty().removeListener(weakPresence));
            if (change.wasAdded()) {
                change.getAddedSubList().forEach(member -> member.person().presenceProperty().addListener(weakPresence));
            }
            others = others || change.wasAdded() || change.wasRemoved();
        }
        if (others) {
            count();
        }
    }

    private void count() {
        present.set((int) channel.members().stream().filter(member -> member.person().presenceProperty().get() != Presence.OFFLINE)
                .count());
    }
}
