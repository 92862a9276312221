package dev.vireo.app.people;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.PasswordRule;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.protocol.text.NamesInUse;
import dev.vireo.protocol.text.UsernameSuggestion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Somebody who is to be added: a name, and a username that follows it until one is typed. */
final class AddPersonModel {

    private final PeopleSource source;
    private final NamesInUse taken;
    private final String office;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty bot = new SimpleBooleanProperty();
    private final ObjectProperty<OfficeRole> role = new SimpleObjectProperty<>(OfficeRole.MEMBER);
    private final PendingChange adding = new PendingChange(FailureTexts::of);
    private String suggested = "";

    /** @param office its name, which is no protection in a password */
    AddPersonModel(PeopleSource source, List<User> everybody, String office) {
        this.source = source;
        this.taken = NameFault.namesOf(everybody);
        this.office = office;
        name.subscribe((_, now) -> suggest(now));
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty usernameProperty() {
        return username;
    }

    StringProperty passwordProperty() {
        return password;
    }

    BooleanProperty botProperty() {
        return bot;
    }

    ObjectProperty<OfficeRole> roleProperty() {
        return role;
    }

    PendingChange adding() {
        return adding;
    }

    Optional<NameFault> nameFault() {
        return NameFault.ofName(name.get().strip());
    }

    Optional<NameFault> usernameFault() {
        return NameFault.ofUsername(username.get()).or(() -> clash().filter(fault -> fault != NameFault.NAME_SIMILAR));
    }

    /** What only the two names together show. */
    Optional<NameFault> similarName() {
        return clash().filter(fault -> fault == NameFault.NAME_SIMILAR);
    }

    private Optional<NameFault> clash() {
        return NameFault.beside(taken, username.get(), name.get().strip());
    }

    /** None, if there is no password, since one need not be given. */
    Optional<PasswordRule.Weakness> passwordWeakness() {
        return bot.get() || password.get().isEmpty() ? Optional.empty()
                : PasswordRule.weakness(password.get(), List.of(username.get(), name.get(), office));
    }

    boolean ready() {
        return nameFault().isEmpty() && usernameFault().isEmpty() && similarName().isEmpty() && passwordWeakness().isEmpty()
                && !adding.runningProperty().get();
    }

    CompletionStage<User> add() {
        boolean program = bot.get();
        CompletionStage<User> call = source.add(List.of(new Requests.NewUser(username.get(), name.get().strip(), null, null, role.get(),
                program || password.get().isEmpty() ? null : password.get(), program ? true : null))).thenApply(List::getFirst);
        adding.follow(call);
        return call;
    }

    private void suggest(String typed) {
        if (!username.get().equals(suggested)) {
            return;
        }
        String first = UsernameSuggestion.of(typed);
        String free = first;
        for (int number = 2; !free.isEmpty() && taken.isTaken(free); number++) {
            free = UsernameSuggestion.another(first, number);
        }
        suggested = free;
        username.set(free);
    }
}
