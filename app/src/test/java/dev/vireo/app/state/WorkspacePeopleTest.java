package dev.vireo.app.state;

import static dev.vireo.app.state.RamaChannel.NOON;
import static dev.vireo.app.state.RamaChannel.channel;
import static dev.vireo.app.state.RamaChannel.from;
import static dev.vireo.app.state.RamaChannel.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace follows the log's changes to people. */
final class WorkspacePeopleTest {

    private final WorkspaceWriter writer = new WorkspaceWriter(user("shyam"));
    private final Workspace workspace = writer.workspace();
    private Conversation rama;
    private long pos = 100;

    @BeforeEach
    void meetRama() {
        writer.users(List.of(user("shyam"), user("rama"), user("sita")));
        rama = workspace.conversationWith("rama");
        happen(new Event.ChannelUpdated(channel(0, null, null)));
    }

    @Test
    void peopleAreUpdatedInPlaceAndNewOnesJoin() {
        Person person = workspace.person("rama").orElseThrow();
        happen(new Event.UserUpdated(new User("rama", "Rama Raghuvanshi", "Prince", "", OfficeRole.MEMBER, "", "h1", null,
                null)), new Event.UserUpdated(user("lakshman")));
        assertThat(person.displayName()).isEqualTo("Rama Raghuvanshi");
        assertThat(person.avatarHashProperty().get()).isEqualTo("h1");
        assertThat(workspace.people()).extracting(Person::username).containsExactly("rama", "sita", "lakshman");
    }

    @Test
    void whoeverLeavesIsInNoListAndStaysInHistory() {
        happen(from("rama", 1));
        Person person = workspace.person("rama").orElseThrow();

        ChangeSet changes = happen(new Event.UserUpdated(user("rama").withActive(false)));

        assertThat(workspace.people()).extracting(Person::username).containsExactly("sita");
        assertThat(workspace.person("rama")).containsSame(person);
        assertThat(person.displayName()).isEqualTo("rama \u00b7 Left");
        assertThat(rama.messages()).hasSize(1);
        assertThat(rama.leftProperty().getValue()).isTrue();
        assertThat(rama.may(Permission.WRITE)).isFalse();
        assertThat(rama.may(Permission.READ)).isTrue();
        assertThat(rama.mayDeleteOwn()).isTrue();
        assertThat(changes.toKeep().users()).singleElement().matches(kept -> !kept.active());

        happen(new Event.UserUpdated(user("rama")));
        assertThat(workspace.people()).extracting(Person::username).containsExactlyInAnyOrder("rama", "sita");
        assertThat(person.displayName()).isEqualTo("rama");
        assertThat(rama.may(Permission.WRITE)).isTrue();
    }

    @Test
    void whoeverIsDeletedHasNoNameOfTheirOwnNotEvenAUsername() {
        happen(new Event.UserUpdated(user("rama").former()), new Event.UserUpdated(user("sita").former()));

        assertThat(workspace.people()).isEmpty();
        for (String username : List.of("rama", "sita")) {
            assertThat(workspace.person(username).orElseThrow().displayName()).isEqualTo("Former colleague");
        }
    }

    @Test
    void whoeverIsNotAmongThoseOnlineIsOffline() {
        writer.status(new Status("sita", Presence.AWAY, NOON));
        writer.online(List.of(new Status("rama", Presence.ONLINE, null)));
        assertThat(workspace.person("rama").orElseThrow().presenceProperty().get()).isEqualTo(Presence.ONLINE);
        Person sita = workspace.person("sita").orElseThrow();
        assertThat(sita.presenceProperty().get()).isEqualTo(Presence.OFFLINE);
        assertThat(sita.lastSeenProperty().get()).isEqualTo(NOON);
    }

    private ChangeSet happen(Event... events) {
        List<LoggedEvent> logged = new ArrayList<>();
        for (Event event : events) {
            pos++;
            logged.add(new LoggedEvent(new Cursor("e", pos), event));
        }
        return writer.apply(logged, new Cursor("e", pos));
    }
}
