package dev.vireo.app.search;

import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.FoldedText;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;

/** The people and channels that fit what is typed, the best first. A word that begins with @ is for people only, one with # for channels. */
final class PeopleSearchModel {

    private static final int MAX_HITS = 20;

    private final Workspace workspace;
    private final Collator collator = Collator.getInstance(Locale.getDefault());
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<SearchHit> results = FXCollections.observableArrayList();
    /** Whoever leaves is found no more. The workspace outlives this model and must not keep it alive. */
    private final ListChangeListener<Person> departures = this::changed;

    PeopleSearchModel(Workspace workspace) {
        this.workspace = workspace;
        query.subscribe(this::find);
        workspace.people().addListener(new WeakListChangeListener<>(departures));
    }

    StringProperty queryProperty() {
        return query;
    }

    boolean isBlank() {
        return query.get().isBlank();
    }

    ObservableList<SearchHit> results() {
        return results;
    }

    private void changed(ListChangeListener.Change<? extends Person> change) {
        while (change.next()) {
            if (!change.getRemoved().isEmpty()) {
                find(query.get());
                return;
            }
        }
    }

    private void find(String typed) {
        String words = typed.strip();
        String wanted = FoldedText.of(words.startsWith("@") || words.startsWith("#") ? words.substring(1).strip() : words).text();
        results.setAll(wanted.isEmpty() ? List.of()
                : Stream.concat(words.startsWith("#") ? Stream.empty() : people(wanted),
                        words.startsWith("@") ? Stream.empty() : channels(wanted))
                        .sorted(Comparator.<SearchHit>comparingInt(found -> found.match().rank())
                                .thenComparing(SearchHit::name, collator)
                                .thenComparing(PeopleSearchModel::key))
                        .limit(MAX_HITS)
                        .toList());
    }

    private Stream<SearchHit> people(String wanted) {
        return workspace.people().stream().map(person -> SearchHit.in(person, wanted)).flatMap(Optional::stream);
    }

    private Stream<SearchHit> channels(String wanted) {
        return workspace.conversations().stream().filter(conversation -> !conversation.isDirect())
                .map(channel -> SearchHit.in(channel, wanted)).flatMap(Optional::stream);
    }

    /** Decides between equals, so that their order is always the same. */
    private static String key(SearchHit found) {
        return switch (found) {
            case SearchHit.PersonHit somebody -> somebody.person().username();
            case SearchHit.ChannelHit channel -> channel.conversation().key();
        };
    }
}
