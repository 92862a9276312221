package dev.vireo.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screens on which people are managed, to be looked at. */
final class PeoplePicturesTest {

    private static final String SIXTY = "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma";
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    @TempDir private Path folder;

    private static SamplePeople people() {
        SamplePeople people = new SamplePeople();
        people.users.add(new User("venkatanarasimharajuvaripeta", SIXTY, "Head of planks, ropes and everything that floats to the island",
                "Bridges", OfficeRole.ADMIN, "", null, null, null));
        people.users.add(SamplePeople.user("arabic",
                "\u0627\u0644\u062c\u0633\u0631 \u0625\u0644\u0649 \u0627\u0644\u062c\u0632\u064a\u0631\u0629", "",
                OfficeRole.GUEST));
        people.users.add(SamplePeople.user("devanagari", "\u0932\u0915\u094d\u0937\u094d\u092e\u0923", "", OfficeRole.MEMBER));
        people.users.add(new User("weather", "Weather", "Every morning at seven", "", OfficeRole.MEMBER, true, "", null, null, null));
        people.users.add(SamplePeople.user("left", SIXTY, "Writer", OfficeRole.MEMBER).withActive(false));
        people.users.add(SamplePeople.user("former.one", "Lakshman", "", OfficeRole.MEMBER).former());
        return people;
    }

    @Test
    void theScreensCanBeDrawnInBothThemes() throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), "username,display_name,title,department,role\n"
                + "rama,Rama,,,\nAnother One,Rama,,,boss\nlong.name," + SIXTY + ",Head of ropes,Bridges,guest\n"
                + "too.long," + SIXTY + "x,,,\nsita.mithila,Sita,,,admin\nr.kosala,R\u0430ma,,,\n");
        SamplePeople away = people();
        away.failure = Optional.of(new IllegalStateException("Couldn\u2019t reach the server. Check your connection and try again."));
        draw("people", people(), 760, 640, _ -> {});
        draw("people-failed", away, 760, 640, _ -> {});
        draw("people-nobody", people(), 760, 640, root -> type(root, "#search", "hanuman"));
        draw("people-person", people(), 760, 1180, root -> open(root, "rama"));
        draw("people-person-long", people(), 620, 1180, root -> {
            open(root, "venkatanarasimharajuvaripeta");
            press(root, "#reset");
            press(root, "#delete");
            type(root, "#confirmation", "venkata");
        });
        draw("people-person-left", people(), 760, 900, root -> open(root, "left"));
        draw("people-person-deleted", people(), 760, 400, root -> open(root, "former.one"));
        draw("people-deactivate", people(), 760, 640, root -> {
            open(root, "venkatanarasimharajuvaripeta");
            press(root, "#deactivate");
        });
        draw("people-add", people(), 760, 640, root -> {
            press(root, "#addPerson");
            type(root, "#newName", SIXTY);
            type(root, "#newUsername", "rama");
            type(root, "#newPassword", "short");
        });
        draw("people-import-choose", people(), 760, 560, root -> press(root, "#importPeople"));
        draw("people-import", people(), Optional.of(file), 760, 560, root -> {
            press(root, "#importPeople");
            press(root, "#chooseFile");
        });
        draw("people-import-done", people(), Optional.of(file), 760, 560, root -> {
            press(root, "#importPeople");
            press(root, "#chooseFile");
            press(root, "#addAll");
        });
        draw("people-import-codes", people(), Optional.of(file), 760, 560, root -> {
            press(root, "#importPeople");
            press(root, "#chooseFile");
            press(root, "#addAll");
            press(root, "#saveCodes");
        });
        assertThat(Path.of("target/pictures/people-import-dark.png")).satisfies(each -> assertThat(Files.size(each)).isPositive());
    }

    private static void draw(String name, SamplePeople people, int width, int height, Consumer<Parent> story) {
        draw(name, people, Optional.empty(), width, height, story);
    }

    private static void draw(String name, SamplePeople people, Optional<Path> file, int width, int height, Consumer<Parent> story) {
        Pictures.both(name, width, height, () -> {
            SampleOffice office = SampleOffice.empty();
            office.myRole(OfficeRole.OWNER);
            office.connection(people.failure.isPresent() ? ConnectionState.OFFLINE : ConnectionState.LIVE);
            Parent root = new Views(Map.of()).load(new PeopleScreen(office.workspace(), people,
                    new SampleCsvFiles(() -> file, () -> file.map(Path::getParent)), AT_ONCE, Avatars.none(),
                    new TimeWords(Clock.fixed(SamplePeople.NOW, ZoneOffset.UTC)))).root();
            return Pictures.after(root, story);
        });
    }

    private static void open(Parent root, String username) {
        @SuppressWarnings("unchecked") ListView<User> list = (ListView<User>) root.lookup("#list");
        list.getSelectionModel()
                .select(list.getItems().stream().filter(each -> each.username().equals(username)).findFirst().orElseThrow());
        Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    /** What lies in a scrolled page is found once that has its skin. */
    private static Node node(Parent root, String selector) {
        root.applyCss();
        root.layout();
        return root.lookup(selector);
    }

    private static void press(Parent root, String button) {
        ((Button) node(root, button)).fire();
    }

    private static void type(Parent root, String field, String text) {
        ((TextField) node(root, field)).setText(text);
    }
}
