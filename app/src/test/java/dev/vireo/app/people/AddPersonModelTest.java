package dev.vireo.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.PasswordRule.Weakness;
import org.junit.jupiter.api.Test;

final class AddPersonModelTest {

    private final SamplePeople source = new SamplePeople();
    private final AddPersonModel model = new AddPersonModel(source, source.users, "Ayodhya");

    @Test
    void theUsernameFollowsTheNameUntilOneIsTyped() {
        model.nameProperty().set("Rama");
        assertThat(model.usernameProperty().get()).isEqualTo("rama2");
        model.usernameProperty().set("rama.kosala");
        model.nameProperty().set("Rama Kosala");
        assertThat(model.usernameProperty().get()).isEqualTo("rama.kosala");
        assertThat(model.ready()).isTrue();
    }

    @Test
    void faultsAreFoundBeforeTheServerIsAsked() {
        assertThat(model.nameFault()).contains(NameFault.NAME_MISSING);
        model.nameProperty().set("R\u0430ma");
        model.usernameProperty().set("rama");
        assertThat(model.usernameFault()).contains(NameFault.USERNAME_TAKEN);
        model.usernameProperty().set("another.one");
        assertThat(model.usernameFault()).isEmpty();
        assertThat(model.similarName()).contains(NameFault.NAME_SIMILAR);
        assertThat(model.ready()).isFalse();
    }

    @Test
    void aPasswordMayBeLeftOutButNotBeWeak() {
        model.nameProperty().set("Rama Kosala");
        assertThat(model.ready()).isTrue();
        model.passwordProperty().set("short");
        assertThat(model.passwordWeakness()).contains(Weakness.TOO_SHORT);
        assertThat(model.ready()).isFalse();
        model.passwordProperty().set("four lamps by the river");
        assertThat(model.ready()).isTrue();
        model.add();
        assertThat(source.added.getLast().password()).isEqualTo("four lamps by the river");
    }

    @Test
    void aBotGetsNoPasswordEvenIfOneWasTyped() {
        model.nameProperty().set("Weather");
        model.passwordProperty().set("short");
        model.botProperty().set(true);
        model.roleProperty().set(OfficeRole.GUEST);
        assertThat(model.ready()).isTrue();
        model.add();
        assertThat(source.added.getLast().bot()).isTrue();
        assertThat(source.added.getLast().password()).isNull();
        assertThat(source.added.getLast().role()).isEqualTo(OfficeRole.GUEST);
    }
}
