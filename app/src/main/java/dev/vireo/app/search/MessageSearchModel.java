package dev.vireo.app.search;

import dev.vireo.app.actions.MessageSearch;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Workspace;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Answers.SearchHit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * The messages found for the typed text. The server is asked when the typing rests; only the answer to the last question counts.
 * FX thread; {@link #close} ends it.
 */
final class MessageSearchModel {

    /** The state of the search, as it shows. */
    enum SearchState {
        /** Nothing was asked for. */
        RESTING,
        /** The first answer is on its way; what was found before stays until then. */
        LOADING,
        FOUND,
        NOTHING,
        /** The server cannot make sense of it, as of half a date; {@link #wordsProperty()} say why. */
        UNCLEAR,
        /** {@link #wordsProperty()} say why. */
        FAILED
    }

    static final Duration REST = Duration.millis(200);
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY = 429;
    /** A filter of which nothing but its name is there. */
    private static final Pattern BEGUN = Pattern.compile("(?i)(?:^|\\s)(?:from|in|has|on|before|after):\"?(?=\\s|$)");

    private final MessageSearch search;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<SearchState> state = new ReadOnlyObjectWrapper<>(SearchState.RESTING);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Boolean> loadingMore = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<Boolean> moreFailed = new ReadOnlyObjectWrapper<>(false);
    private final PauseTransition rest = new PauseTransition(REST);
    /** Runs until the server accepts the next request. */
    private final PauseTransition patience = new PauseTransition();
    private final Set<String> shown = new HashSet<>();
    private final Subscription subscriptions;
    private String asked = "";
    private int question;
    private int offset;
    private boolean more;

    MessageSearchModel(MessageSearch search, Workspace workspace) {
        this.search = search;
        rest.setOnFinished(_ -> ask());
        patience.setOnFinished(_ -> ask());
        subscriptions = Subscription.combine(
                query.subscribe((_, _) -> typed()),
                workspace.connectionProperty().subscribe(this::connection));
    }

    void close() {
        cancel();
        subscriptions.unsubscribe();
    }

    StringProperty queryProperty() {
        return query;
    }

    /** The query that what shows is the answer to. */
    String asked() {
        return asked;
    }

    ReadOnlyObjectProperty<SearchState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** The best first, as far as they are loaded. */
    ObservableList<SearchHit> hits() {
        return hits;
    }

    ReadOnlyObjectProperty<Boolean> loadingMoreProperty() {
        return loadingMore.getReadOnlyProperty();
    }

    /** The next page could not be loaded; {@link #loadMore()} tries again. */
    ReadOnlyObjectProperty<Boolean> moreFailedProperty() {
        return moreFailed.getReadOnlyProperty();
    }

    /** Asks without waiting for the typing to rest. */
    void now() {
        boolean again = state.get() == SearchState.FAILED || state.get() == SearchState.NOTHING;
        if (again || rest.getStatus() == javafx.animation.Animation.Status.RUNNING) {
            rest.stop();
            ask();
        }
    }

    /** Loads the next page, if there is one and none is under way. */
    void loadMore() {
        if (!more || loadingMore.get() || state.get() != SearchState.FOUND) {
            return;
        }
        int mine = question;
        loadingMore.set(true);
        moreFailed.set(false);
        search.find(asked, null, offset).whenComplete((found, failure) -> {
            if (mine != question) {
                return;
            }
            loadingMore.set(false);
            moreFailed.set(failure != null);
            if (failure == null) {
                take(found);
            }
        });
    }

    /** Nobody wants the answer any more. */
    void cancel() {
        rest.stop();
        patience.stop();
        question++;
        loadingMore.set(false);
        if (state.get() == SearchState.LOADING) {
            state.set(hits.isEmpty() ? SearchState.RESTING : SearchState.FOUND);
        }
    }

    private void typed() {
        question++;
        patience.stop();
        loadingMore.set(false);
        if (meaning().isEmpty()) {
            rest.stop();
            forget();
            state.set(SearchState.RESTING);
        } else {
            rest.playFromStart();
        }
    }

    /** The query without what is only begun. */
    private String meaning() {
        return BEGUN.matcher(query.get()).replaceAll(" ").strip();
    }

    private void ask() {
        String wanted = meaning();
        if (wanted.isEmpty()) {
            return;
        }
        int mine = ++question;
        asked = wanted;
        moreFailed.set(false);
        state.set(SearchState.LOADING);
        search.find(wanted, null, 0).whenComplete((found, failure) -> {
            if (mine != question) {
                return;
            }
            Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause != null && isRateLimited(cause)) {
                return;
            }
            forget();
            if (cause == null) {
                take(found);
                state.set(hits.isEmpty() ? SearchState.NOTHING : SearchState.FOUND);
            } else {
                fail(cause);
            }
        });
    }

    /** Whether the server asked to wait. Then the search is repeated later and shows as running until then. */
    private boolean isRateLimited(Throwable failure) {
        if (failure instanceof ServerException.Refused refused && refused.status() == TOO_MANY && refused.retryAfter().isPresent()) {
            patience.setDuration(Duration.millis(refused.retryAfter().get().toMillis()));
            patience.playFromStart();
            return true;
        }
        return false;
    }

    private void take(Answers.SearchResults found) {
        offset += found.hits().size();
        more = found.more() && !found.hits().isEmpty();
        List<SearchHit> fresh = new ArrayList<>();
        for (SearchHit hit : found.hits()) {
            // Pages shift while people write: what shows already does not show again.
            if (shown.add(hit.message().id())) {
                fresh.add(hit);
            }
        }
        hits.addAll(fresh);
    }

    private void forget() {
        offset = 0;
        more = false;
        shown.clear();
        hits.clear();
        words.set("");
    }

    private void fail(Throwable failure) {
        words.set(FailureTexts.of(failure));
        boolean unclear = failure instanceof ServerException.Refused refused && refused.status() == BAD_REQUEST;
        state.set(unclear ? SearchState.UNCLEAR : SearchState.FAILED);
    }

    private void connection(ConnectionState now) {
        if (now == ConnectionState.LIVE && state.get() == SearchState.FAILED) {
            ask();
        }
    }
}
