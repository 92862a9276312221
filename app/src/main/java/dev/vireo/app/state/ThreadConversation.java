package dev.vireo.app.state;

import dev.vireo.protocol.Answers;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A message and the replies to it; the same object for as long as the {@link Workspace} lives. Its newest replies show from the
 * beginning as far as they are known; {@link dev.vireo.app.actions.ChatActions#loadThread} brings the rest. FX thread only; only the workspace changes it.
 */
public final class ThreadConversation {

    private final ChatMessage parent;
    private final ObservableList<ChatMessage> replies = FXCollections
            .observableArrayList(reply -> new Observable[] {reply.deliveryProperty()});
    private final ObservableList<ChatMessage> repliesView = FXCollections.unmodifiableObservableList(replies);
    final TypingPeople typing = new TypingPeople();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper mentions = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper readNumber = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper moreBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<LoadState> history = new ReadOnlyObjectWrapper<>(LoadState.IDLE);
    private final StringProperty draft = new SimpleStringProperty("");

    private final NavigableMap<Long, ChatMessage> loaded = new TreeMap<>();
    private boolean complete;

    ThreadConversation(ChatMessage parent) {
        this.parent = parent;
        ListUpdates.tell(following, unread, mentions);
    }

    public ChatMessage parent() {
        return parent;
    }

    /** In the order of their numbers, then what is pending or failed. Fires updates when a delivery changes. */
    public ObservableList<ChatMessage> replies() {
        return repliesView;
    }

    /** Whether new replies count as unread for me. Known once {@link #loadedProperty the thread is loaded}. */
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    public int unread() {
        return unread.get();
    }

    public ReadOnlyIntegerProperty mentionsProperty() {
        return mentions.getReadOnlyProperty();
    }

    /** The number of the last reply that I have read; known once the thread is loaded. */
    public ReadOnlyLongProperty readNumberProperty() {
        return readNumber.getReadOnlyProperty();
    }

    /** Whether there are replies before the first loaded one. */
    public ReadOnlyBooleanProperty moreBeforeProperty() {
        return moreBefore.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LoadState> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** Who is writing a reply just now. */
    public ObservableList<Person> typing() {
        return typing.view();
    }

    /** What is written and not sent yet; kept on disk. */
    public StringProperty draftProperty() {
        return draft;
    }

    // --- what the workspace does ------------------------------------------------------------------------------------

    /** Whether it is loaded up to the newest reply without a gap. */
    boolean loaded() {
        return complete;
    }

    Optional<ChatMessage> first() {
        return loaded.isEmpty() ? Optional.empty() : Optional.of(loaded.firstEntry().getValue());
    }

    Optional<ChatMessage> lastFromServer() {
        return loaded.isEmpty() ? Optional.empty() : Optional.of(loaded.lastEntry().getValue());
    }

    void show(ChatMessage reply) {
        loaded.put(reply.number(), reply);
        int from = replies.lastIndexOf(reply);
        int to = placeOf(reply, from < 0 ? replies.size() : from);
        if (from < 0) {
            replies.add(to, reply);
        } else if (from != to) {
            replies.remove(from);
            replies.add(to, reply);
        }
    }

    private int placeOf(ChatMessage reply, int among) {
        int place = among;
        while (place > 0 && (replies.get(place - 1).local() || replies.get(place - 1).number() > reply.number())) {
            place--;
        }
        return place;
    }

    /** The newest page, or the one before the first loaded reply. */
    void show(Answers.ThreadView page, List<ChatMessage> shown) {
        shown.forEach(this::show);
        moreBefore.set(page.more());
        if (!complete) {
            complete = true;
            following.set(page.following());
            readNumber.set(page.readNumber());
        }
    }

    /** @param lastNumber of the channel: whoever comes to a thread has nothing unread in it */
    void follow(boolean now, long lastNumber) {
        if (now && !following.get()) {
            readNumber.set(Math.max(readNumber.get(), lastNumber));
        }
        following.set(now);
    }

    void count(int unreadNow, int mentionsNow) {
        unread.set(unreadNow);
        mentions.set(mentionsNow);
    }

    void read(long number) {
        readNumber.set(number);
    }

    void history(LoadState state) {
        history.set(state);
    }

    void addLocal(ChatMessage pending) {
        replies.add(pending);
    }

    void removeLocal(ChatMessage pending) {
        replies.remove(pending);
    }

    /** All messages up to a number are gone for good, and the replies to them. */
    void expire(long upTo) {
        if (parent.number() <= upTo) {
            loaded.clear();
            replies.removeIf(reply -> !reply.local());
            moreBefore.set(false);
        }
    }

    /** What the office said is void. Returns whether somebody may be looking at it. */
    boolean forget() {
        boolean was = complete;
        complete = false;
        loaded.clear();
        replies.removeIf(reply -> !reply.local());
        moreBefore.set(false);
        return was;
    }

    @Override
    public String toString() {
        return "ThreadConversation[" + parent + "]";
    }
}
