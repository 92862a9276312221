package dev.vireo.app.chat;

import dev.vireo.app.actions.MessageSearch;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.FoldedText;
import dev.vireo.protocol.Answers.Mark;
import dev.vireo.protocol.Answers.SearchHit;
import dev.vireo.protocol.Answers.SearchResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * The search in one conversation: what was found in all of its history, by time, and at which of it one is. Where the office cannot be
 * asked, only what is loaded is searched. FX thread.
 */
final class ChatSearchModel {

    enum ChatSearchState { RESTING, LOADING, FOUND, FOUND_IN_LOADED, NOTHING }

    /** More than that nobody goes through one by one. */
    static final int MOST = 200;
    private static final Duration REST = Duration.millis(200);
    private static final int MOST_TERMS = 40;

    private final MessageSearch search;
    private final Conversation conversation;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ReadOnlyObjectWrapper<ChatSearchState> state = new ReadOnlyObjectWrapper<>(this, "state", ChatSearchState.RESTING);
    private final ReadOnlyObjectWrapper<List<String>> terms = new ReadOnlyObjectWrapper<>(this, "terms", List.of());
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(this, "place", -1);
    private final PauseTransition rest = new PauseTransition(REST);
    private final Subscription typing;
    /** By their ids, the newest first. */
    private List<String> found = List.of();
    private boolean more;
    private int question;

    ChatSearchModel(MessageSearch search, Conversation conversation) {
        this.search = search;
        this.conversation = conversation;
        rest.setOnFinished(_ -> ask());
        typing = query.subscribe((_, _) -> typed());
    }

    void close() {
        typing.unsubscribe();
        forget();
    }

    StringProperty queryProperty() {
        return query;
    }

    ReadOnlyObjectProperty<ChatSearchState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The words that fit, as they stand in the messages, to be marked there. */
    ReadOnlyObjectProperty<List<String>> termsProperty() {
        return terms.getReadOnlyProperty();
    }

    /** At which one is: 0 is the newest; -1 at none. */
    ReadOnlyIntegerProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    int size() {
        return found.size();
    }

    /** Whether there is more than is gone through. */
    boolean more() {
        return more;
    }

    /** The message at which one is. */
    Optional<String> current() {
        return place.get() < 0 ? Optional.empty() : Optional.of(found.get(place.get()));
    }

    /** To the next older one, or newer, and round the ends. What was typed last is asked for first. */
    void go(int older) {
        if (rest.getStatus() == javafx.animation.Animation.Status.RUNNING) {
            rest.stop();
            ask();
        } else if (!found.isEmpty()) {
            place.set(Math.floorMod(place.get() + older, found.size()));
        }
    }

    /** Nothing is looked for any more. */
    void forget() {
        rest.stop();
        question++;
        show(List.of(), Set.of(), false, ChatSearchState.RESTING);
    }

    private void typed() {
        if (query.get().isBlank()) {
            forget();
        } else {
            question++;
            rest.playFromStart();
        }
    }

    private void ask() {
        state.set(ChatSearchState.LOADING);
        page(query.get().strip(), ++question, 0, new ArrayList<>());
    }

    private void page(String wanted, int mine, int offset, List<SearchHit> before) {
        search.find(wanted, conversation, offset).whenComplete((answer, failure) -> {
            if (mine != question) {
                return;
            }
            if (failure != null) {
                searchLoaded(wanted);
                return;
            }
            before.addAll(answer.hits());
            if (goesOn(answer) && before.size() < MOST) {
                page(wanted, mine, offset + answer.hits().size(), before);
            } else {
                arrived(before, goesOn(answer));
            }
        });
    }

    private static boolean goesOn(SearchResults answer) {
        return answer.more() && !answer.hits().isEmpty();
    }

    private void arrived(List<SearchHit> hits, boolean goesOn) {
        List<String> ids = hits.stream().map(hit -> hit.message().id()).distinct()
                .sorted(Comparator.comparing(Long::valueOf, Comparator.<Long>reverseOrder())).limit(MOST).toList();
        Set<String> words = new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (SearchHit hit : hits) {
            for (Mark mark : hit.marks()) {
                if (hit.file() == null && mark.to() <= hit.snippet().length() && words.size() < MOST_TERMS) {
                    words.add(hit.snippet().substring(mark.from(), mark.to()));
                }
            }
        }
        show(ids, words, goesOn || hits.size() > MOST, ids.isEmpty() ? ChatSearchState.NOTHING : ChatSearchState.FOUND);
    }

    private void searchLoaded(String wanted) {
        String folded = FoldedText.of(wanted).text();
        List<ChatMessage> fitting = conversation.messages().reversed().stream()
                .filter(message -> !message.id().isEmpty() && !message.deleted() && FoldedText.of(message.body()).text().contains(folded))
                .limit(MOST).toList();
        show(fitting.stream().map(ChatMessage::id).toList(), Set.of(wanted), false, ChatSearchState.FOUND_IN_LOADED);
    }

    private void show(List<String> ids, Set<String> words, boolean goesOn, ChatSearchState now) {
        found = ids;
        more = goesOn;
        terms.set(List.copyOf(words));
        // Told of once, also where it is the first of others.
        place.set(-1);
        state.set(now);
        place.set(ids.isEmpty() ? -1 : 0);
    }
}
