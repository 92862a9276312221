package dev.vireo.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.people.EverybodyModel.EverybodyState;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EverybodyModelTest {

    private final SamplePeople source = new SamplePeople();
    private final EverybodyModel model = new EverybodyModel(source);

    private List<String> shown() {
        return model.shown().stream().map(User::username).toList();
    }

    @Test
    void everybodyIsListedByNameWithThoseWhoHaveLeftBehindThem() {
        source.users.replaceAll(user -> user.username().equals("rama") ? user.withActive(false)
                : user.username().equals("lakshman") ? user.former() : user);
        model.load();
        assertThat(shown()).containsExactly("shyam", "sita", "rama", "lakshman");
        assertThat(model.foundProperty().get()).isEqualTo(EverybodyState.PEOPLE);
    }

    @Test
    void whatIsTypedIsLookedForInNamesUsernamesAndTitles() {
        model.load();
        model.queryProperty().set("  OPERAT");
        assertThat(shown()).containsExactly("sita");
        model.queryProperty().set("raM");
        assertThat(shown()).containsExactly("rama");
        model.queryProperty().set("hanuman");
        assertThat(shown()).isEmpty();
        assertThat(model.foundProperty().get()).isEqualTo(EverybodyState.NOBODY);
        model.queryProperty().set("");
        assertThat(model.foundProperty().get()).isEqualTo(EverybodyState.PEOPLE);
        assertThat(shown()).hasSize(4);
    }

    @Test
    void theFiltersNarrowTogether() {
        source.users.replaceAll(user -> user.username().equals("rama") ? user.withActive(false) : user);
        model.load();
        model.roleProperty().set(Optional.of(OfficeRole.MEMBER));
        assertThat(shown()).containsExactly("rama");
        model.stateProperty().set(Optional.of(PersonState.ACTIVE));
        assertThat(shown()).isEmpty();
        model.roleProperty().set(Optional.empty());
        assertThat(shown()).containsExactly("lakshman", "shyam", "sita");
    }

    @Test
    void aDeletedPersonHasNoRoleToBeFoundBy() {
        source.users.replaceAll(user -> user.username().equals("lakshman") ? user.former() : user);
        model.load();
        model.roleProperty().set(Optional.of(OfficeRole.MEMBER));
        assertThat(shown()).containsExactly("rama");
    }

    @Test
    void aFailureIsSaidAndWhatWasThereStays() {
        source.failure = Optional.of(new IllegalStateException("The server is closed on Sundays."));
        model.load();
        assertThat(model.foundProperty().get()).isEqualTo(EverybodyState.FAILED);
        assertThat(model.problemProperty().get()).isEqualTo("The server is closed on Sundays.");
        source.failure = Optional.empty();
        model.load();
        assertThat(model.problemProperty().get()).isEmpty();
        source.failure = Optional.of(new IllegalStateException("Closed again."));
        model.load();
        assertThat(model.foundProperty().get()).isEqualTo(EverybodyState.PEOPLE);
        assertThat(shown()).hasSize(4);
        assertThat(model.problemProperty().get()).isEqualTo("Closed again.");
    }

    @Test
    void whoChangedIsShownAsTheyAreNow() {
        model.load();
        model.changed(List.of(source.users.get(2).withActive(false)));
        assertThat(shown()).containsExactly("lakshman", "shyam", "sita", "rama");
        model.changed(List.of(SamplePeople.user("weather", "Weather", "", OfficeRole.MEMBER)));
        assertThat(model.count()).isEqualTo(5);
    }
}
