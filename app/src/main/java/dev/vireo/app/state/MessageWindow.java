package dev.vireo.app.state;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The loaded messages of a channel. All of them, replies too, are held without holes and by their numbers; those that are no
 * replies show, and behind them one's own that are pending or failed. What comes behind a hole is held back until the hole is
 * filled. (Only one's own message that the server has just accepted may stand behind a hole for a moment.) FX thread only.
 */
final class MessageWindow {

    private final ObservableList<ChatMessage> messages = FXCollections
            .observableArrayList(message -> new Observable[] {message.deliveryProperty()});
    private final ObservableList<ChatMessage> view = FXCollections.unmodifiableObservableList(messages);

    /** Messages of the office by number, replies too. */
    private final NavigableMap<Long, ChatMessage> loaded = new TreeMap<>();
    /** Messages behind a hole. */
    private final NavigableMap<Long, ChatMessage> held = new TreeMap<>();

    /** Every message from the first up to this number is loaded; 0 while none is. */
    private long shownTo;
    /** The office has nothing before the window, though its numbers go on: retention took it. */
    private boolean historyEnds;
    /** Everything up to this number is gone for good. */
    private long expiredTo;
    private long othersRead;

    ObservableList<ChatMessage> view() {
        return view;
    }

    // --- what it holds ---------------------------------------------------------------------------------------------

    long shownTo() {
        return shownTo;
    }

    long expiredTo() {
        return expiredTo;
    }

    /** The first loaded number; 0 while nothing of the office is loaded. */
    long firstNumber() {
        return loaded.isEmpty() ? 0 : loaded.firstKey();
    }

    /** The first loaded message, which may be a reply. */
    Optional<ChatMessage> first() {
        return loaded.isEmpty() ? Optional.empty() : Optional.of(loaded.firstEntry().getValue());
    }

    int loaded() {
        return loaded.size();
    }

    /** Whether messages are missing between the window and the newest one, or where there is no window yet. */
    boolean endsBefore(long lastNumber) {
        return shownTo < lastNumber;
    }

    boolean moreBefore(long lastNumber) {
        long first = loaded.isEmpty() ? lastNumber + 1 : firstNumber();
        return !historyEnds && first > expiredTo + 1;
    }

    Optional<ChatMessage> byNumber(long number) {
        ChatMessage known = loaded.get(number);
        return Optional.ofNullable(known != null ? known : held.get(number));
    }

    /** The newest message that the office has and that is no reply. */
    Optional<ChatMessage> lastFromServer() {
        for (ChatMessage candidate : messages.reversed()) {
            if (!candidate.local()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The newest message by its time; one that failed long ago is not. Null if there is none. */
    @Nullable
    ChatMessage newest() {
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

    /** Messages above a number, held ones included. */
    List<ChatMessage> after(long number) {
        return Stream.concat(loaded.tailMap(number, false).values().stream(),
                held.tailMap(number, false).values().stream()).toList();
    }

    // --- messages of the office ------------------------------------------------------------------------------------

    /** Takes a message; {@code newest}: there is none behind it, so that an empty window may begin with it. */
    void show(ChatMessage message, boolean newest) {
        if (newest && shownTo == 0 && held.isEmpty()) {
            shownTo = message.number() - 1;
        }
        if (message.number() > shownTo) {
            held.put(message.number(), message);
        }
        while (!held.isEmpty() && held.firstKey() <= shownTo + 1) {
            ChatMessage next = held.pollFirstEntry().getValue();
            place(next);
            shownTo = Math.max(shownTo, next.number());
        }
    }

    /** Puts a message of the office where its number belongs. */
    void place(ChatMessage message) {
        loaded.put(message.number(), message);
        if (message.parentId().isPresent()) {
            return;
        }
        message.read(message.number() <= othersRead);
        int from = messages.lastIndexOf(message);
        int to = placeOf(message, from < 0 ? messages.size() : from);
        if (from < 0) {
            messages.add(to, message);
        } else if (to != from) {
            messages.remove(from);
            messages.add(to, message);
        }
    }

    /** Where a message belongs among the first so many. */
    private int placeOf(ChatMessage message, int among) {
        int place = among;
        while (place > 0 && (messages.get(place - 1).local() || messages.get(place - 1).number() > message.number())) {
            place--;
        }
        return place;
    }

    /**
     * Puts older messages first, if the window still begins where it did when they were asked for. Some numbers may be missing in
     * them for good: replies to what has gone.
     *
     * @param page in the order of their numbers
     * @param before the first loaded number then; 0 if nothing was loaded
     */
    void prepend(List<ChatMessage> page, long before, boolean more) {
        long first = firstNumber();
        if (first != before) {
            return;
        }
        historyEnds = !more;
        List<ChatMessage> older = page.stream()
                .filter(message -> (first == 0 || message.number() < first) && message.number() > expiredTo)
                .toList();
        older.forEach(message -> loaded.put(message.number(), message));
        List<ChatMessage> roots = older.stream().filter(message -> message.parentId().isEmpty()).toList();
        roots.forEach(message -> message.read(message.number() <= othersRead));
        messages.addAll(0, roots);
        if (shownTo == 0 && !older.isEmpty()) {
            shownTo = older.getLast().number();
        }
    }

    /**
     * Puts in what follows behind a number, if that is still where the window ends.
     *
     * @param end the number up to which nothing else is missing then; 0 if that is not known
     */
    void fill(List<ChatMessage> page, long after, long end) {
        if (shownTo != after) {
            return;
        }
        for (ChatMessage message : page) {
            if (message.number() > shownTo) {
                held.remove(message.number());
                place(message);
                shownTo = message.number();
            }
        }
        while (!held.isEmpty() && (held.firstKey() <= shownTo + 1 || held.firstKey() <= end)) {
            ChatMessage next = held.pollFirstEntry().getValue();
            place(next);
            shownTo = Math.max(shownTo, next.number());
        }
        shownTo = Math.max(shownTo, end);
    }

    /** Replaces everything by the newest messages. */
    void refill(List<ChatMessage> page) {
        long last = page.isEmpty() ? 0 : page.getLast().number();
        NavigableMap<Long, ChatMessage> later = new TreeMap<>(loaded.tailMap(last, false));
        later.putAll(held.tailMap(last, false));
        forget();
        prepend(page, 0, true);
        Collection<ChatMessage> behind = later.values();
        behind.forEach(message -> show(message, false));
    }

    /** Gives up what the office said. What is only here stays. */
    void forget() {
        held.clear();
        loaded.clear();
        messages.removeIf(message -> !message.local());
        shownTo = 0;
        historyEnds = false;
    }

    /** Messages up to a number are gone for good, and these replies. */
    void expire(long upTo, Predicate<ChatMessage> orphaned) {
        expiredTo = Math.max(expiredTo, upTo);
        held.headMap(upTo, true).clear();
        loaded.headMap(upTo, true).clear();
        held.values().removeIf(message -> message.parentId().isPresent() && orphaned.test(message));
        loaded.values().removeIf(message -> message.parentId().isPresent() && orphaned.test(message));
        messages.removeIf(message -> !message.local() && message.number() <= upTo);
        if (loaded.isEmpty()) {
            shownTo = 0;
        }
    }

    /** All others have read up to this number, as far as the office tells. */
    void othersRead(long number) {
        othersRead = number;
        messages.stream().filter(message -> !message.local()).forEach(message -> message.read(message.number() <= number));
    }

    void othersReadNothing() {
        othersRead = 0;
        expiredTo = 0;
    }

    // --- messages that are only here -------------------------------------------------------------------------------

    void add(ChatMessage local) {
        messages.add(local);
    }

    void remove(ChatMessage local) {
        messages.remove(local);
    }
}
