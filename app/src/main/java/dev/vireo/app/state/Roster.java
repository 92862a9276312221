package dev.vireo.app.state;

import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.NotificationPreference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The members of a channel, with their roles and read positions, and my own notification settings there. FX thread only. */
final class Roster {

    private static final Comparator<ChannelMember> BY_NAME = Comparator.comparing(member -> member.person().username());

    private final String me;
    private final Function<String, Person> people;
    private final ObservableList<ChannelMember> members = FXCollections.observableArrayList(
            member -> new Observable[] {member.roleProperty(), member.readNumberProperty()});
    private final ObservableList<ChannelMember> view = FXCollections.unmodifiableObservableList(members);
    private final Map<String, ChannelMember> byUsername = new HashMap<>();

    final ReadOnlyObjectWrapper<ChannelRole> myRole = new ReadOnlyObjectWrapper<>(ChannelRole.MEMBER);
    final ReadOnlyObjectWrapper<NotificationPreference> notifications = new ReadOnlyObjectWrapper<>(NotificationPreference.ALL);
    final ReadOnlyObjectWrapper<@Nullable Instant> mutedUntil = new ReadOnlyObjectWrapper<>();
    final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();

    /** The number of the last message outside threads that all others have read, as far as the office tells. */
    final ReadOnlyLongWrapper readByAll = new ReadOnlyLongWrapper();

    private final LongConsumer readListener;

    /** @param readListener told the number up to which all others have read, when that is another */
    Roster(String me, Function<String, Person> people, LongConsumer readListener) {
        this.me = me;
        this.people = people;
        this.readListener = readListener;
        ListUpdates.tell(myRole, notifications, mutedUntil, muted);
    }

    ObservableList<ChannelMember> view() {
        return view;
    }

    /** Takes over everybody. What only I am told of myself stays where this does not say it. */
    void replace(List<Member> now) {
        List<ChannelMember> after = new ArrayList<>();
        Map<String, ChannelMember> before = new HashMap<>(byUsername);
        byUsername.clear();
        for (Member member : now) {
            ChannelMember known = before.get(member.user());
            ChannelMember kept = known != null ? known : new ChannelMember(people.apply(member.user()), member.role());
            byUsername.put(member.user(), kept);
            take(kept, member);
            after.add(kept);
        }
        after.sort(BY_NAME);
        members.setAll(after);
        receiptsChanged();
    }

    /** One joined, or has another role or, if it is me, other wishes. */
    void put(Member member) {
        ChannelMember known = byUsername.get(member.user());
        if (known != null) {
            take(known, member);
        } else {
            add(member);
        }
        receiptsChanged();
    }

    private void add(Member member) {
        ChannelMember added = new ChannelMember(people.apply(member.user()), member.role());
        byUsername.put(member.user(), added);
        take(added, member);
        int place = 0;
        while (place < members.size() && BY_NAME.compare(members.get(place), added) < 0) {
            place++;
        }
        members.add(place, added);
    }

    void remove(String username) {
        members.remove(byUsername.remove(username));
        receiptsChanged();
    }

    private void take(ChannelMember known, Member member) {
        known.role(member.role());
        if (!member.user().equals(me)) {
            known.read(member.readNumber());
            return;
        }
        myRole.set(member.role());
        if (member.notifications() != null) {
            notifications.set(member.notifications());
            mutedUntil.set(member.mutedUntil());
            refreshMuted();
        }
    }

    /** The office keeps back how far others have read, from now on. */
    void hideReceipts() {
        others().forEach(member -> member.read(0));
        receiptsChanged();
    }

    /** A mute that has run out ends here. */
    void refreshMuted() {
        Instant until = mutedUntil.get();
        muted.set(notifications.get() == NotificationPreference.NONE || until != null && until.isAfter(Instant.now()));
    }

    /** Somebody else has read up to a number. */
    void read(String username, long number) {
        ChannelMember member = byUsername.get(username);
        if (member != null && number > member.readNumberProperty().get()) {
            member.read(number);
        }
        receiptsChanged();
    }

    private void receiptsChanged() {
        long number = others().stream().mapToLong(member -> member.readNumberProperty().get()).min().orElse(0);
        if (number != readByAll.get()) {
            readByAll.set(number);
            readListener.accept(number);
        }
    }

    /** The others who have read up to a message outside threads, without its author. */
    List<Person> readersOf(long number, String author) {
        return others().stream()
                .filter(member -> member.readNumberProperty().get() >= number)
                .map(ChannelMember::person)
                .filter(person -> !person.username().equals(author))
                .toList();
    }

    private List<ChannelMember> others() {
        return members.stream().filter(member -> !member.person().username().equals(me)).toList();
    }

    Optional<ChannelMember> member(String username) {
        return Optional.ofNullable(byUsername.get(username));
    }

    /** As kept on disk. */
    List<Member> documents(long myReadNumber) {
        return members.stream()
                .map(member -> {
                    String username = member.person().username();
                    return username.equals(me)
                            ? new Member(me, member.role(), notifications.get(), mutedUntil.get(), myReadNumber)
                            : new Member(username, member.role(), null, null, member.readNumberProperty().get());
                })
                .toList();
    }

    void clear() {
        byUsername.clear();
        members.clear();
        myRole.set(ChannelRole.MEMBER);
        notifications.set(NotificationPreference.ALL);
        mutedUntil.set(null);
        muted.set(false);
    }
}
