package dev.vireo.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A guest's view of people in the client, and where a guest can't write. Lakshman looks on; he is a guest, or somebody else is. */
final class GuestVisibilityTest {

    private static final Office AYODHYA = new Office("Ayodhya", true, null, 0);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String GROUP = "7";
    private static final String DIRECT = "8";

    private final WorkspaceWriter writer = new WorkspaceWriter(member("lakshman"));
    private final Workspace workspace = writer.workspace();
    private long pos = 100;

    @Test
    void aGuestMeetsWhoComesAndForgetsWhoLeaves() {
        signIn(guest("lakshman"), List.of(member("rama")), group("lakshman", "rama"));
        assertThat(seen()).containsExactly("rama");

        happen(joined("sita"), new Event.UserUpdated(named("sita", "Janaki")));
        assertThat(seen()).containsExactlyInAnyOrder("rama", "sita");
        assertThat(workspace.person("sita").orElseThrow().displayName()).isEqualTo("Janaki");

        Person sita = workspace.person("sita").orElseThrow();
        happen(left("sita"));
        assertThat(seen()).containsExactly("rama");
        assertThat(sita.displayName()).isEqualTo("sita");
        assertThat(sita.presenceProperty().get()).isEqualTo(Presence.OFFLINE);

        happen(joined("sita"), new Event.UserUpdated(named("sita", "Janaki")));
        assertThat(workspace.person("sita")).as("the same object as before").containsSame(sita);
    }

    @Test
    void aGuestWhoLeavesForgetsEverybodyThere() {
        signIn(guest("lakshman"), List.of(member("rama")), group("lakshman", "rama"));

        happen(left("lakshman"));

        assertThat(seen()).isEmpty();
    }

    @Test
    void aConversationWithSomebodyNotSeenAnyMoreCanBeReadAndNoMore() {
        signIn(guest("lakshman"), List.of(member("rama")), group("lakshman", "rama"), direct("rama"));
        Conversation rama = workspace.conversationWith("rama");
        assertThat(rama.may(Permission.WRITE)).isTrue();

        happen(left("rama"));
        assertThat(rama.cutOffProperty().get()).isTrue();
        assertThat(Stream.of(Permission.WRITE, Permission.REACT)).noneMatch(rama::may);
        assertThat(rama.may(Permission.READ)).isTrue();
        assertThat(workspace.conversations()).contains(rama);

        happen(joined("rama"), new Event.UserUpdated(member("rama")));
        assertThat(rama.may(Permission.WRITE)).isTrue();
    }

    @Test
    void suchAConversationIsThereAfterTheNextStartToo() {
        signIn(guest("lakshman"), List.of(), group("lakshman"), direct("rama"));

        Conversation rama = workspace.conversationIn(DIRECT).orElseThrow();
        assertThat(rama.name()).isEqualTo("rama");
        assertThat(rama.unread()).isEqualTo(1);
        assertThat(rama.cutOffProperty().get()).isTrue();
        assertThat(seen()).isEmpty();
    }

    @Test
    void aGuestInvitesNobody() {
        signIn(guest("lakshman"), List.of(member("rama")), group("lakshman", "rama"));
        assertThat(workspace.conversationIn(GROUP).orElseThrow().may(Permission.INVITE)).isFalse();

        signIn(member("lakshman"), List.of(member("rama")), group("lakshman", "rama"));
        assertThat(workspace.conversationIn(GROUP).orElseThrow().may(Permission.INVITE)).isTrue();
    }

    @Test
    void othersSeeTheWholeOfficeAndReachOnlyTheGuestsOfTheirChannels() {
        signIn(member("lakshman"), List.of(guest("rama"), member("sita"), guest("shyam")), group("lakshman", "rama"));

        assertThat(seen()).containsExactlyInAnyOrder("rama", "sita", "shyam");
        Conversation shyam = workspace.conversationWith("shyam");
        happen(new Event.ChannelUpdated(group("lakshman", "rama")));
        assertThat(workspace.conversationWith("rama").may(Permission.WRITE)).isTrue();
        assertThat(workspace.conversationWith("sita").may(Permission.WRITE)).isTrue();
        assertThat(shyam.may(Permission.WRITE)).isFalse();

        happen(joined("shyam"));
        assertThat(shyam.may(Permission.WRITE)).isTrue();
    }

    @Test
    void whoBecomesAGuestForgetsTheOthersAndFetchesEverything() {
        signIn(member("lakshman"), List.of(member("rama"), member("sita")), group("lakshman", "rama"));

        ChangeSet changes = happen(new Event.UserUpdated(guest("lakshman")));
        assertThat(seen()).containsExactly("rama");
        assertThat(changes.needsSnapshot()).isTrue();

        assertThat(happen(new Event.UserUpdated(member("lakshman"))).needsSnapshot()).as("and back").isTrue();
        assertThat(happen(new Event.UserUpdated(named("lakshman", "Lakshmana"))).needsSnapshot()).as("another name").isFalse();
    }

    private List<String> seen() {
        return workspace.people().stream().map(Person::username).toList();
    }

    private void signIn(User me, List<User> others, Channel... channels) {
        List<User> users = new ArrayList<>(others);
        users.add(me);
        writer.snapshot(new Answers.ChannelList(AYODHYA, List.of(channels), new Cursor("e", ++pos)), users);
    }

    private ChangeSet happen(Event.Stored... events) {
        List<LoggedEvent> logged = Stream.of(events).map(event -> new LoggedEvent(new Cursor("e", ++pos), event)).toList();
        return writer.apply(logged, new Cursor("e", pos));
    }

    private static Event.MemberUpdated joined(String username) {
        return new Event.MemberUpdated(GROUP, in(username), false);
    }

    private static Event.MemberUpdated left(String username) {
        return new Event.MemberUpdated(GROUP, in(username), true);
    }

    private static Channel group(String... members) {
        return channel(GROUP, ChannelKind.GROUP, null, members);
    }

    /** With one unread message. */
    private static Channel direct(String other) {
        return channel(DIRECT, ChannelKind.DIRECT, Message.written("1001", DIRECT, 1, other, "A word", NOON, null), "lakshman", other);
    }

    private static Channel channel(String id, ChannelKind kind, @Nullable Message last, String... members) {
        return new Channel(id, kind, "Forest", "", NOON, false, null, Stream.of(members).map(GuestVisibilityTest::in).toList(),
                last == null ? 0 : last.number(), last == null ? 0 : 1, 0, List.of(), last);
    }

    private static Member in(String username) {
        return new Member(username, ChannelRole.MEMBER, null, null, 0);
    }

    private static User guest(String username) {
        return user(username, username, OfficeRole.GUEST);
    }

    private static User member(String username) {
        return user(username, username, OfficeRole.MEMBER);
    }

    private static User named(String username, String displayName) {
        return user(username, displayName, OfficeRole.MEMBER);
    }

    private static User user(String username, String displayName, OfficeRole role) {
        return new User(username, displayName, "", "", role, "", null, null, null);
    }
}
