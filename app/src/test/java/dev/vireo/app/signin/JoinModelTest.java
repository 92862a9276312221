package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.store.Account;
import dev.vireo.protocol.OfficeRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JoinModelTest {

    private static final String PASSWORD = "correct horse battery";

    private final Door door = new Door();
    private final List<Account> joined = new ArrayList<>();
    private final JoinModel model = new JoinModel(door,
            new OfficeAccess.InvitationOffer(Door.AYODHYA, Door.CODE, OfficeRole.MEMBER, "Shyam", true),
            door.clock, joined::add);

    @Test
    void aTakenSuggestionMakesWayForAnother() {
        door.taken = Set.of("rama", "rama2");
        model.account().displayNameProperty().set("R\u0101ma");
        model.checkUsername();

        assertThat(model.account().usernameProperty().get()).isEqualTo("rama3");
        assertThat(model.usernameStateProperty().get()).isEqualTo(JoinModel.UsernameState.FREE);
        assertThat(door.checked).containsExactly("rama", "rama2", "rama3");
    }

    @Test
    void aUsernameOfOnesOwnIsNotReplacedButRefused() {
        door.taken = Set.of("rama");
        model.account().usernameProperty().set("rama");
        model.checkUsername();

        assertThat(model.account().usernameProperty().get()).isEqualTo("rama");
        assertThat(model.account().usernameFaultProperty().get()).isEqualTo(FieldFault.REFUSED);
        assertThat(model.refusal()).isEqualTo("This username is taken.");
        model.account().displayNameProperty().set("Rama");
        model.submit(PASSWORD);
        assertThat(door.tries).as("not before another is chosen").isZero();
    }

    @Test
    void whatIsNoUsernameIsNotAskedFor() {
        for (String username : List.of("", "ab", "Rama", "a b c")) {
            model.account().usernameProperty().set(username);
            model.checkUsername();
        }
        assertThat(door.checked).isEmpty();
    }

    @Test
    void whoTypesOnWaitsForTheNextAnswer() {
        model.account().usernameProperty().set("rama");
        model.checkUsername();
        assertThat(model.usernameStateProperty().get()).isEqualTo(JoinModel.UsernameState.FREE);
        model.account().usernameProperty().set("ramas");
        assertThat(model.usernameStateProperty().get()).isEqualTo(JoinModel.UsernameState.UNKNOWN);
    }

    @Test
    void withNamesAndAPasswordOneIsIn() {
        model.account().displayNameProperty().set("Rama");
        model.submit("ayodhya rama");
        assertThat(model.account().passwordFaultProperty().get()).isEqualTo(FieldFault.PERSONAL);
        assertThat(door.tries).isZero();

        model.submit(PASSWORD);
        assertThat(joined).containsExactly(Door.SHYAM);
    }
}
