package dev.vireo.app.channels;

import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.FoldedText;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The people picked so far, and those who match the typed text. */
final class PeopleSelection {

    private static final int MAX_OFFERED = 30;

    private final Workspace workspace;
    private final Predicate<Person> offered;
    private final Collator collator = Collator.getInstance(Locale.getDefault());
    private final ObservableList<Person> chosen = FXCollections.observableArrayList();

    /** @param offered who can be picked at all */
    PeopleSelection(Workspace workspace, Predicate<Person> offered) {
        this.workspace = workspace;
        this.offered = offered;
    }

    /** In the order of their picking. */
    ObservableList<Person> chosen() {
        return chosen;
    }

    void pick(Person person) {
        if (!chosen.contains(person)) {
            chosen.add(person);
        }
    }

    /** Those who fit and are not picked yet, the best first: whose name begins so, then any word of it, then the rest. */
    List<Person> matching(String typed) {
        String wanted = FoldedText.of(typed.strip()).text();
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<Person> taken = new HashSet<>(chosen);
        return workspace.people().stream()
                .filter(person -> !taken.contains(person) && offered.test(person))
                .filter(person -> rank(person, wanted) >= 0)
                .sorted(Comparator.<Person>comparingInt(person -> rank(person, wanted))
                        .thenComparing(Person::displayName, collator)
                        .thenComparing(Person::username))
                .limit(MAX_OFFERED)
                .toList();
    }

    private static int rank(Person person, String wanted) {
        String name = FoldedText.of(person.displayName()).text();
        if (name.startsWith(wanted)) {
            return 0;
        }
        if (name.contains(" " + wanted) || person.username().startsWith(wanted)) {
            return 1;
        }
        boolean elsewhere = Stream.of(name, FoldedText.of(person.titleProperty().get()).text(),
                FoldedText.of(person.departmentProperty().get()).text()).anyMatch(text -> text.contains(wanted));
        return elsewhere ? 2 : -1;
    }
}
