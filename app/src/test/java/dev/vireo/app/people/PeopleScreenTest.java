package dev.vireo.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.office.OfficePeople;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.CloseOnEscape;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody of the office in a real window, with a real server. */
final class PeopleScreenTest {

    private static TestOffice office;

    @TempDir private Path folder;

    private ServerClient client;
    private Stage stage;
    private SampleOffice sample;
    private Optional<Path> file = Optional.empty();

    @BeforeAll
    static void openOffice() {
        office = TestOffice.open();
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @BeforeEach
    void open() {
        client = ServerClient.of(office.address()).signedIn(office.token("shyam"));
        stage = Fx.call(() -> {
            sample = SampleOffice.busy();
            sample.myRole(OfficeRole.OWNER);
            Background background = new Background();
            View<PeopleScreen> view = new Views(Map.of()).load(new PeopleScreen(sample.workspace(),
                    new OfficePeople(client, background), new SampleCsvFiles(() -> file, () -> Optional.of(folder)), background,
                    Avatars.none(), new TimeWords(Clock.systemUTC())));
            Stage window = new Stage();
            window.setScene(new Scene(view.root(), 760, 720));
            new Theme().apply(window.getScene());
            CloseOnEscape.in(window.getScene(), window::close);
            window.show();
            view.controller().focus();
            return window;
        });
        Fx.await(() -> shown().size() >= 4);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        client.close();
    }

    @Test
    void somebodyIsPutOutAndLetInAgain() {
        String token = office.signIn("rama");
        openPerson("rama");
        Fx.await(() -> node("#signInRows").isVisible());

        press("#deactivate");
        assertThat(Fx.<Boolean>call(() -> node("#questionNo").isFocused())).isTrue();
        press("#questionYes");
        Fx.await(() -> node("#reactivate").isVisible());
        assertThat(office.with(token).get("/api/v1/user/rama").status()).isEqualTo(401);
        assertThat(Fx.<Boolean>call(() -> node("#password").isVisible())).isFalse();
        Fx.await(() -> this.<Label>node("#signInsWords").getText().equals("Not signed in anywhere."));

        key(KeyCode.ESCAPE);
        assertThat(state("rama")).isEqualTo(PersonState.LEFT);
        key(KeyCode.ENTER, "#list");
        press("#reactivate");
        press("#questionYes");
        Fx.await(() -> node("#deactivate").isVisible());
        assertThat(office.as("shyam").get("/api/v1/user/rama").as(User.class).active()).isTrue();
        key(KeyCode.ESCAPE);
        assertThat(state("rama")).isEqualTo(PersonState.ACTIVE);
        office.signIn("rama");
    }

    @Test
    void aProfileIsChangedAndAResetCodeChoosesANewPassword() {
        openPerson("lakshman");
        Fx.run(() -> {
            this.<TextField>node("#titleField").setText("Archer");
            this.<ComboBox<Object>>node("#role").setValue(OfficeRole.ADMIN);
        });
        press("#save");
        Fx.await(() -> node("#saved").isVisible());
        User changed = office.as("shyam").get("/api/v1/user/lakshman").as(User.class);
        assertThat(changed.title()).isEqualTo("Archer");
        assertThat(changed.role()).isEqualTo(OfficeRole.ADMIN);

        press("#reset");
        Fx.await(() -> node("#codeBox").isVisible());
        String code = Fx.call(() -> this.<TextField>node("#code").getText());
        try (ServerClient anybody = ServerClient.of(office.address())) {
            anybody.passwords().choose(code, "lakshman", "four lamps by the river");
            assertThat(anybody.signIn("lakshman", "four lamps by the river").user().username()).isEqualTo("lakshman");
        }
    }

    @Test
    void theLastOwnerStays() {
        openPerson("shyam");
        assertThat(Fx.<Boolean>call(() -> node("#leaving").isVisible())).isFalse();
        Fx.run(() -> this.<ComboBox<Object>>node("#role").setValue(OfficeRole.MEMBER));
        press("#save");
        Fx.await(() -> this.<Label>node("#saveProblem").getText().startsWith("The office needs at least one owner."));
    }

    @Test
    void somebodyIsAddedAndDeletedForGood() {
        press("#addPerson");
        Fx.run(() -> this.<TextField>node("#newName").setText("Sita of Mithila"));
        assertThat(Fx.<String>call(() -> this.<TextField>node("#newUsername").getText())).isEqualTo("sita.of.mithila");
        press("#addNow");
        Fx.await(() -> stage.getScene().lookup("#personAccount") != null);
        Fx.pulse();
        assertThat(office.as("shyam").get("/api/v1/user/sita.of.mithila").status()).isEqualTo(200);

        press("#delete");
        assertThat(Fx.<Boolean>call(() -> node("#confirmDelete").isDisabled())).isTrue();
        Fx.run(() -> {
            this.<TextField>node("#confirmation").setText("sita.of.mithila");
            this.<RadioButton>node("#deleteMessages").setSelected(true);
        });
        press("#confirmDelete");
        Fx.await(() -> node("#deleted").isVisible());
        assertThat(office.as("shyam").get("/api/v1/user/sita.of.mithila").as(User.class).deleted()).isTrue();
        assertThat(Fx.<Boolean>call(() -> node("#profile").isVisible() || node("#leaving").isVisible())).isFalse();
    }

    @Test
    void aFileIsLookedAtBeforeItsPeopleAreAdded() throws IOException {
        file = Optional.of(Files.writeString(folder.resolve("people.csv"), """
                username,display_name,title,role
                rama,Rama,,
                ram.one,Rama,Archer,guest
                no good,Rama,,
                ram.two,Rama,,boss
                janaki.three,Sita,,
                """));
        press("#importPeople");
        press("#chooseFile");
        Fx.await(() -> this.<ListView<ImportRow>>node("#rows").getItems().size() == 5);
        assertThat(Fx.call(() -> this.<ListView<ImportRow>>node("#rows").getItems().stream().map(ImportRow::faults).toList()))
                .containsExactly(List.of(NameFault.USERNAME_TAKEN), List.of(NameFault.USERNAME_FORM), List.of(NameFault.ROLE_UNKNOWN),
                        List.of(), List.of());
        assertThat(Fx.<String>call(() -> this.<Label>node("#summary").getText()))
                .isEqualTo("2 people can be added. 3 rows have a problem and are left out.");

        press("#addAll");
        Fx.await(() -> this.<Label>node("#messageTitle", "#rows").getText().equals("2 people were added"));
        User added = office.as("shyam").get("/api/v1/user/ram.one").as(User.class);
        assertThat(added.title()).isEqualTo("Archer");
        assertThat(added.role()).isEqualTo(OfficeRole.GUEST);
        assertThat(office.as("shyam").get("/api/v1/user/ram.two").status()).isEqualTo(404);
        press("#saveCodes");
        Fx.await(() -> this.<Label>node("#messageTitle", "#rows").getText().equals("2 codes are saved"));
        List<String> lines = Files.readAllLines(folder.resolve("one-time codes.csv"));
        assertThat(lines).hasSize(3).first().asString().endsWith("\"username\",\"display_name\",\"code\",\"valid_until\"");
        String[] cells = lines.get(1).replace("\"", "").split(",");
        assertThat(cells[0]).isEqualTo("ram.one");
        try (ServerClient anybody = ServerClient.of(office.address())) {
            anybody.passwords().choose(cells[2], "ram.one", "four lamps by the river");
        }

        press("#done");
        Fx.await(() -> shown().stream().anyMatch(user -> user.username().equals("janaki.three")));
    }

    @Test
    void theKeyboardLeadsFromTheSearchToAPersonAndBack() {
        Fx.run(() -> this.<TextField>node("#search").setText("sita"));
        key(KeyCode.DOWN);
        key(KeyCode.ENTER);
        assertThat(Fx.<String>call(() -> this.<TextField>node("#nameField").getText())).startsWith("Sita");
        key(KeyCode.ESCAPE);
        assertThat(Fx.<Boolean>call(() -> stage.getScene().lookup("#personAccount") == null && node("#list").isFocused())).isTrue();
        key(KeyCode.ESCAPE);
        assertThat(Fx.<String>call(() -> this.<TextField>node("#search").getText())).isEmpty();
        key(KeyCode.ESCAPE);
        assertThat(Fx.<Boolean>call(stage::isShowing)).isFalse();
    }

    @Test
    void whatAnotherAdminChangesShowsAtOnceAndTheSelectionStays() {
        select("sita");
        User rama = Fx.call(() -> shown().stream().filter(each -> each.username().equals("rama")).findFirst().orElseThrow());
        Fx.run(() -> sample.hear(new User("rama", "Another Rama", "Captain", "", OfficeRole.GUEST, "", null, null, null)));
        Fx.await(() -> shown().stream().anyMatch(each -> each.displayName().equals("Another Rama") && each.role() == OfficeRole.GUEST));
        assertThat(Fx.<String>call(() -> this.<ListView<User>>node("#list").getSelectionModel().getSelectedItem().username()))
                .isEqualTo("sita");
        press("#refresh");
        Fx.await(() -> shown().contains(rama));
        assertThat(Fx.<String>call(() -> this.<ListView<User>>node("#list").getSelectionModel().getSelectedItem().username()))
                .isEqualTo("sita");
    }

    @Test
    void whatIsTypedStaysWhenSomebodyElseChangesThePerson() {
        openPerson("sita");
        User sita = Fx.call(() -> shown().stream().filter(each -> each.username().equals("sita")).findFirst().orElseThrow());
        Fx.run(() -> this.<TextField>node("#titleField").setText("Typed"));
        Fx.run(() -> sample.hear(sita.withActive(false)));
        Fx.await(() -> node("#reactivate").isVisible());
        assertThat(Fx.<String>call(() -> this.<TextField>node("#titleField").getText())).isEqualTo("Typed");
    }

    private void select(String username) {
        Fx.run(() -> {
            ListView<User> list = node("#list");
            list.getSelectionModel().select(list.getItems().stream().filter(each -> each.username().equals(username)).findFirst()
                    .orElseThrow());
        });
    }

    private void openPerson(String username) {
        select(username);
        key(KeyCode.ENTER, "#list");
    }

    private PersonState state(String username) {
        return Fx.call(() -> PersonState.of(shown().stream().filter(each -> each.username().equals(username)).findFirst().orElseThrow()));
    }

    private List<User> shown() {
        return this.<ListView<User>>node("#list").getItems();
    }

    /** What it opens is laid out when this returns: only then are there nodes in what scrolls. */
    private void press(String button) {
        Fx.run(() -> this.<Button>node(button).fire());
        Fx.pulse();
    }

    /** Where the focus is. */
    private void key(KeyCode code) {
        Fx.run(() -> Event.fireEvent(stage.getScene().getFocusOwner(), pressed(code)));
        Fx.pulse();
    }

    private void key(KeyCode code, String target) {
        Fx.run(() -> Event.fireEvent(node(target), pressed(code)));
        Fx.pulse();
    }

    private static KeyEvent pressed(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }

    /** One of several of that name: the one that stands with another node. */
    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector, String beside) {
        return (T) node(beside).getParent().lookup(selector);
    }
}
