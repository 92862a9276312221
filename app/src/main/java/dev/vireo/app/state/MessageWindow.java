package dev.vireo.app.state;

import dev.vireo.protocol.Message;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The loaded messages of a conversation: first those of the office, without holes and in the order of their numbers, then one's
 * own that are pending or failed. What comes behind a hole is held back until the hole is filled. (Only one's own message that
 * the server has just accepted may stand behind a hole for a moment.) FX thread only.
 */
final class MessageWindow {

    private final Conversation conversation;
    private final String me;
    private final ObservableList<ChatMessage> messages =
            FXCollections.observableArrayList(message -> new Observable[] {message.deliveryProperty()});
    private final ObservableList<ChatMessage> view = FXCollections.unmodifiableObservableList(messages);

    /** Messages behind a hole, by number. */
    private final SortedMap<Long, Message> held = new TreeMap<>();

    /** Every message from the first up to this number shows. */
    private long shownTo;
    /** The office has nothing before the window, though its numbers go on: retention took it. */
    private boolean historyEnds;
    private long otherRead;

    MessageWindow(Conversation conversation, String me) {
        this.conversation = conversation;
        this.me = me;
    }

    ObservableList<ChatMessage> view() {
        return view;
    }

    // --- what it holds ---------------------------------------------------------------------------------------------

    long shownTo() {
        return shownTo;
    }

    /** The first loaded number; 0 while nothing of the office is loaded. */
    long firstNumber() {
        return messages.isEmpty() ? 0 : messages.getFirst().number();
    }

    boolean moreBefore() {
        return !historyEnds && firstNumber() > 1;
    }

    Optional<ChatMessage> byNumber(long number) {
        return last(message -> message.number() == number);
    }

    Optional<ChatMessage> byKey(String key) {
        return last(message -> message.key().equals(key));
    }

    /** The newest message that the office has. */
    Optional<ChatMessage> lastOfOffice() {
        return last(message -> !message.local());
    }

    /** The newest message by its time; one that failed long ago is not. Null if there is none. */
    @Nullable ChatMessage newest() {
        ChatMessage newest = null;
        for (ChatMessage candidate : messages.reversed()) {
            if (newest == null || candidate.time().isAfter(newest.time())) {
                newest = candidate;
            }
            if (!candidate.local()) {
                break;
            }
        }
        return newest;
    }

    /** How many messages of others have a number above this one, held ones included. */
    long othersAfter(long number) {
        return messages.stream().filter(message -> !message.own() && message.number() > number).count()
                + held.values().stream().filter(message -> !isMine(message)).count();
    }

    private Optional<ChatMessage> last(Predicate<ChatMessage> wanted) {
        for (ChatMessage candidate : messages.reversed()) {
            if (wanted.test(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean isMine(Message message) {
        return message.author().equals(me);
    }

    // --- messages of the office ------------------------------------------------------------------------------------

    /** Takes a message; {@code newest}: there is none behind it, so that an empty window may begin with it. */
    void show(Message message, boolean newest) {
        if (newest && shownTo == 0 && held.isEmpty()) {
            shownTo = message.number() - 1;
        }
        if (message.number() > shownTo) {
            held.put(message.number(), message);
        }
        while (!held.isEmpty() && held.firstKey() <= shownTo + 1) {
            Message next = held.remove(held.firstKey());
            place(next);
            shownTo = Math.max(shownTo, next.number());
        }
    }

    private void place(Message message) {
        Optional<ChatMessage> known = find(message);
        if (known.isPresent()) {
            accept(known.get(), message);
        } else {
            messages.add(placeOf(message.number(), messages.size()), shown(message));
        }
    }

    private ChatMessage shown(Message message) {
        ChatMessage shown = new ChatMessage(conversation, message, isMine(message));
        if (shown.number() <= otherRead) {
            shown.read();
        }
        return shown;
    }

    private Optional<ChatMessage> find(Message message) {
        for (ChatMessage candidate : messages.reversed()) {
            if (candidate.id().equals(message.id())
                    || candidate.own() && isMine(message) && candidate.key().equals(message.clientId())) {
                return Optional.of(candidate);
            }
            if (!candidate.local() && candidate.number() < message.number()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where a number belongs among the first so many messages. */
    private int placeOf(long number, int among) {
        int place = among;
        while (place > 0 && (messages.get(place - 1).local() || messages.get(place - 1).number() > number)) {
            place--;
        }
        return place;
    }

    /** Puts older messages first, if they end right before the window: it may have moved since they were asked for. */
    void prepend(List<Message> page, boolean more) {
        long first = firstNumber();
        if (!page.isEmpty() && first > 0 && page.stream().noneMatch(message -> message.number() == first - 1)) {
            return;
        }
        historyEnds = !more;
        List<ChatMessage> older = page.stream()
                .filter(message -> first == 0 || message.number() < first)
                .sorted(Comparator.comparingLong(Message::number))
                .map(this::shown)
                .toList();
        messages.addAll(0, older);
        if (shownTo == 0 && !older.isEmpty()) {
            shownTo = older.getLast().number();
        }
    }

    /** Begins anew with the newest messages. */
    void refill(List<Message> page) {
        SortedMap<Long, Message> later = new TreeMap<>(held);
        forget();
        prepend(page, true);
        Collection<Message> behind = later.tailMap(shownTo + 1).values();
        behind.forEach(message -> show(message, false));
    }

    /** Gives up what the office said. What is only here stays. */
    void forget() {
        held.clear();
        messages.removeIf(message -> !message.local());
        shownTo = 0;
        historyEnds = false;
    }

    /** The other has read up to this number. */
    void otherRead(long number) {
        otherRead = number;
        messages.stream().filter(message -> !message.local() && message.number() <= number).forEach(ChatMessage::read);
    }

    // --- messages that are only here -------------------------------------------------------------------------------

    void add(ChatMessage local) {
        messages.add(local);
    }

    void remove(ChatMessage local) {
        messages.remove(local);
    }

    /** One that was only here is in the office now: it gets its place among the others. */
    void accept(ChatMessage local, Message message) {
        boolean moves = local.local();
        local.accept(message);
        if (local.number() <= otherRead) {
            local.read();
        }
        if (moves) {
            int from = messages.indexOf(local);
            int to = placeOf(local.number(), from);
            if (to != from) {
                messages.remove(from);
                messages.add(to, local);
            }
        }
    }
}
