package dev.vireo.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PersonAccountModelTest {

    private final SamplePeople source = new SamplePeople();
    private final List<User> told = new ArrayList<>();
    private final PersonAccountModel model = new PersonAccountModel(source.users.get(2), source,
            new PeopleRights("shyam", OfficeRole.OWNER), told::add);

    @Test
    void onlyWhatDiffersIsSent() {
        assertThat(model.differs("Rama ", "Designer", "", OfficeRole.MEMBER)).isFalse();
        assertThat(model.differs("Rama", "Designer", "", OfficeRole.GUEST)).isTrue();
        model.save("Rama", " Archer ", "", OfficeRole.MEMBER);
        assertThat(source.changes).containsExactly(new Requests.UserChange(null, "Archer", null, null, null));
        assertThat(told).extracting(User::title).containsExactly("Archer");
        // The answer does not say it.
        assertThat(model.user().lastSeen()).isNotNull();
    }

    @Test
    void aRefusalIsSaidInTheServersWords() {
        source.failure = Optional.of(new IllegalStateException("The office needs at least one owner."));
        model.save("Rama", "Designer", "", OfficeRole.OWNER);
        assertThat(model.saving().problemProperty().get()).isEqualTo("The office needs at least one owner.");
        assertThat(model.user().role()).isEqualTo(OfficeRole.MEMBER);
        assertThat(told).isEmpty();
    }

    @Test
    void devicesAndTokensAreListedByTheirLastUseAndEnded() {
        model.loadSignIns();
        assertThat(model.signIns()).extracting(PersonSignIn::id).containsExactly("1", "3", "2");
        model.end(model.signIns().get(1));
        model.end(model.signIns().getFirst());
        assertThat(source.asked).contains("end token 3", "end session 1");
        assertThat(model.signIns()).extracting(PersonSignIn::id).containsExactly("2");
    }

    @Test
    void whoeverLeavesIsSignedInNowhere() {
        model.loadSignIns();
        source.asked.clear();
        model.deactivate();
        assertThat(model.user().active()).isFalse();
        assertThat(source.asked).containsExactly("deactivate rama", "sessions rama", "tokens rama");
        model.reactivate();
        assertThat(told).extracting(User::active).containsExactly(false, true);
    }

    @Test
    void aCodeShowsOnlyWhileItIsGood() {
        model.reset();
        assertThat(model.codeProperty().get()).isNotNull();
        model.deactivate();
        assertThat(model.codeProperty().get()).isNull();
    }

    @Test
    void nobodyIsDeletedBeforeTheirUsernameIsTyped() {
        model.delete("Rama", true);
        assertThat(source.asked).isEmpty();
        model.delete(" rama ", true);
        assertThat(source.asked).containsExactly("delete rama with messages");
        assertThat(model.user().deleted()).isTrue();
        assertThat(told).extracting(User::displayName).containsExactly("Former colleague");
    }
}
