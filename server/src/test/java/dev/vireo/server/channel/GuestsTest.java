package dev.vireo.server.channel;

import static dev.vireo.testing.TestOffice.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** Guests see and write to the people of the channels they share, and nobody else. Rama has a guest in one of his channels. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuestsTest {

    private static final String V1 = "/api/v1";
    private static final String SIMPLE = "/api/users/messages/";
    private static final String THUMBS_UP = "/reaction/%F0%9F%91%8D";

    private TestOffice office;
    private Talk talk;
    private int guests;
    private String guest;
    private Channel shared;

    @BeforeAll
    void open() {
        office = TestOffice.open();
        talk = new Talk(office);
    }

    @AfterAll
    void close() {
        office.close();
    }

    @BeforeEach
    void invite(TestInfo test) {
        guest = "guest-" + ++guests;
        office.add(person(guest, "Guest " + guests, OfficeRole.GUEST));
        shared = talk.group("rama", test.getDisplayName(), guest);
    }

    @Test
    void whomAGuestDoesNotSeeIsAnsweredForAsNobody() {
        for (String path : List.of("/user/%s", "/user/%s/avatar", "/user/%s/status", "/user/%s/tokens", "/sse/%s")) {
            Answer unseen = as(guest).get(V1 + path.replace("%s", "sita"));
            Answer nobody = as(guest).get(V1 + path.replace("%s", "nobody"));
            assertThat(unseen.status()).as(path).isEqualTo(404);
            assertThat(unseen.text()).as(path).isEqualTo(nobody.text());
        }
        assertThat(as(guest).patch(V1 + "/user/sita", "{\"title\":\"Queen\"}").text())
                .isEqualTo(as(guest).patch(V1 + "/user/nobody", "{\"title\":\"Queen\"}").text());
        assertThat(as(guest).patch(V1 + "/user/rama", "{\"title\":\"King\"}").status()).isEqualTo(403);
        assertThat(as(guest).send("HEAD", V1 + "/user/sita", null).status()).isEqualTo(404);
    }

    @Test
    void theSimpleApiKnowsOnlyWhomTheGuestSees() {
        assertThat(sends(guest, "rama").status()).isEqualTo(200);
        assertThat(sends(guest, "sita").status()).isEqualTo(404);
        assertThat(sends(guest, "sita").text()).isEqualTo(sends(guest, "nobody").text());
        String forged = "{\"from_user\":\"%s\",\"to_user\":\"rama\",\"message\":\"Not mine\"}";
        assertThat(as(guest).post(SIMPLE + "send-with-notification", forged.replace("%s", "sita")).text())
                .isEqualTo(as(guest).post(SIMPLE + "send-with-notification", forged.replace("%s", "nobody")).text());
        String marked = "{\"reader\":\"" + guest + "\",\"sender\":\"%s\"}";
        assertThat(as(guest).post(SIMPLE + "mark-read", marked.replace("%s", "sita")).text())
                .isEqualTo(as(guest).post(SIMPLE + "mark-read", marked.replace("%s", "nobody")).text());
    }

    @Test
    void nobodyOpensAConversationThatTheOtherCouldNotAnswer() {
        assertThat(as(guest).post(V1 + "/direct/sita").text()).isEqualTo(as(guest).post(V1 + "/direct/nobody").text());
        assertThat(as("sita").post(V1 + "/direct/" + guest).problem()).isEqualTo("no_shared_channel");
        assertThat(sends("sita", guest).problem()).isEqualTo("no_shared_channel");
        assertThat(as("shyam").post(V1 + "/direct/" + guest).status()).as("of the owner, too").isEqualTo(403);

        talk.add("rama", shared, "sita");

        assertThat(as("sita").post(V1 + "/direct/" + guest).status()).isEqualTo(201);
        assertThat(as(guest).post(V1 + "/direct/sita").status()).isEqualTo(200);
    }

    @Test
    void aConversationWhoseSharedChannelEndedCanBeReadAndNoMore() {
        Channel direct = talk.direct(guest, "rama");
        Message theirs = talk.send("rama", direct, "A word in private");
        Message own = talk.send(guest, direct, "Which word?");
        talk.remove("rama", shared, guest);

        assertThat(talk.history(guest, direct)).extracting(Message::body).containsExactly("A word in private", "Which word?");
        for (String each : List.of(guest, "rama")) {
            assertThat(talk.tries(each, direct, "More words").problem()).isEqualTo("no_shared_channel");
            assertThat(as(each).post(Talk.of(direct) + "/messages", "{\"body\":\"@rama\",\"parent_id\":\"" + own.id() + "\"}").problem())
                    .isEqualTo("no_shared_channel");
            assertThat(as(each).post(Talk.of(direct) + "/typing").problem()).isEqualTo("no_shared_channel");
            assertThat(as(each).send("PUT", V1 + "/message/" + theirs.id() + THUMBS_UP, null).problem()).isEqualTo("no_shared_channel");
        }
        assertThat(as(guest).patch(V1 + "/message/" + own.id(), "{\"body\":\"What?\"}").problem()).isEqualTo("no_shared_channel");
        assertThat(sends("rama", guest).problem()).isEqualTo("no_shared_channel");
        assertThat(sends(guest, "rama").problem()).isEqualTo("user_not_found");
        assertThat(as(guest).get(V1 + "/user/rama").status()).isEqualTo(404);
        assertThat(as(guest).get(SIMPLE + "unread-counts/" + guest).text()).contains("\"rama\":1");
        assertThat(as(guest).post(SIMPLE + "mark-read", "{\"reader\":\"" + guest + "\",\"sender\":\"rama\"}").status())
                .as("so that a badge can go out").isEqualTo(200);

        talk.add("rama", shared, guest);

        assertThat(talk.tries(guest, direct, "More words").status()).isEqualTo(201);
    }

    @Test
    void anEndedConversationTellsNothingOfTheOtherAnyMore() throws InterruptedException {
        Channel direct = talk.direct(guest, "rama");
        Message last = talk.send(guest, direct, "Are you there?");
        try (OpenStream _ = stream("rama")) {
            assertThat(online(guest, direct)).contains("rama");
            talk.remove("rama", shared, guest);
            Cursor before = talk.now(guest);

            talk.read("rama", last);

            assertThat(online(guest, direct)).doesNotContain("rama");
            assertThat(as(guest).get(V1 + "/online-users").as(Answers.OnlineUsers.class).users()).extracting(Status::user)
                    .doesNotContain("rama");
            assertThat(talk.toldSince(guest, before)).isEmpty();
            rename("rama", "Ramachandra");
            assertThat(talk.toldSince(guest, before)).as("a conversation is no company").isEmpty();
        } finally {
            rename("rama", "Rama");
        }
    }

    @Test
    void guestsBringNobodyToAChannel() {
        assertThat(talk.add(guest, shared, "sita").problem()).isEqualTo("forbidden");
        assertThat(talk.add(guest, shared, "nobody").text()).as("before it is looked who that is")
                .isEqualTo(talk.add(guest, shared, "sita").text());
        assertThat(talk.add(guest, shared, guest).status()).as("there already").isEqualTo(200);
    }

    @Test
    void whoComesIsIntroducedWithProfileAndPresence() throws InterruptedException {
        try (OpenStream _ = stream("sita"); OpenStream guests = stream(guest)) {
            talk.add("rama", shared, "sita");

            assertThat(next(guests)).isInstanceOf(Event.MemberUpdated.class);
            assertThat(next(guests)).isInstanceOfSatisfying(Event.UserUpdated.class,
                    told -> assertThat(told.user().displayName()).isEqualTo("Sita"));
            assertThat(next(guests)).isInstanceOfSatisfying(Event.PresenceChanged.class,
                    told -> assertThat(told.status().user()).isEqualTo("sita"));
        }
    }

    @Test
    void aGuestWhoComesIsToldOfEverybodyThere() throws InterruptedException {
        Channel other = talk.group("rama", "Others", "sita", "lakshman");
        Cursor before = talk.now(guest);
        try (OpenStream guests = stream(guest)) {
            talk.add("rama", other, guest);

            guests.awaitLine(line -> line.contains("channel_updated"));
            assertThat(usersTold(guest, before)).as("rama was known").containsExactly("lakshman", "sita");
            guests.awaitLine(line -> line.contains("\"user_updated\"") && line.contains("\"lakshman\""));
            guests.awaitLine(line -> line.contains("\"user_updated\"") && line.contains("\"sita\""));
        }
    }

    @Test
    void aReplayTellsNothingOfWhomTheGuestDoesNotSeeNow() throws InterruptedException {
        talk.add("rama", shared, "lakshman");
        Cursor before = talk.now(guest);
        rename("lakshman", "Lakshmana");
        rename("sita", "Janaki");
        rename("rama", "Ramachandra");
        talk.remove("rama", shared, "lakshman");
        rename("rama", "Rama");

        assertThat(usersTold(guest, before)).containsExactly("rama", "rama");
        List<String> replayed = new ArrayList<>();
        try (OpenStream stream = OpenStream.of(office.address(), guest + "?after=" + before, office.token(guest))) {
            stream.awaitLine(line -> {
                replayed.add(line);
                return line.contains("\"heartbeat\"");
            });
        }
        assertThat(replayed).anyMatch(line -> line.contains("Ramachandra"))
                .noneMatch(line -> line.contains("Janaki") || line.contains("Lakshmana"));
        rename("lakshman", "Lakshman");
        rename("sita", "Sita");
    }

    @Test
    void whoIsOnlineIsToldToGuestsOfTheirCompanionsOnly() throws InterruptedException {
        try (OpenStream guests = stream(guest); OpenStream _ = stream("sita")) {
            as("sita").put(V1 + "/user/sita/status", "{\"presence\":\"away\"}");
            as("rama").put(V1 + "/user/rama/status", "{\"presence\":\"do_not_disturb\"}");
            try (OpenStream _ = stream("rama")) {
                assertThat(linesUntil(guests, "do_not_disturb")).noneMatch(line -> line.contains("\"sita\""));
            }
        } finally {
            as("rama").put(V1 + "/user/rama/status", "{\"presence\":\"online\"}");
            as("sita").put(V1 + "/user/sita/status", "{\"presence\":\"online\"}");
        }
    }

    @Test
    void afterARestartTheServerKnowsWhoIsAGuest() throws InterruptedException {
        office.restart();
        try (OpenStream guests = stream(guest)) {
            rename("sita", "Janaki");
            rename("rama", "Ramachandra");
            assertThat(linesUntil(guests, "Ramachandra")).noneMatch(line -> line.contains("Janaki"));
        } finally {
            rename("sita", "Sita");
            rename("rama", "Rama");
        }
    }

    private static List<String> linesUntil(OpenStream stream, String word) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        stream.awaitLine(line -> {
            lines.add(line);
            return line.contains(word);
        });
        return lines;
    }

    @Test
    void searchFindsAuthorsByTheNamesThatTheGuestMayKnow() {
        talk.add("rama", shared, "lakshman");
        Message message = talk.send("lakshman", shared, "An arrow from the quiver");
        rename("lakshman", "Saumitri");
        Await.until("the message in the index", () -> hits("from=saumitri").contains(message.id()));

        talk.leave("lakshman", shared);

        assertThat(hits("from=saumitri")).as("a name that is not the guest's to know").doesNotContain(message.id());
        assertThat(hits("from=lakshman")).as("the name beside the message").contains(message.id());
        rename("lakshman", "Lakshman");
    }

    @Test
    void whoIsNotThereIsNotMentioned() {
        Message message = talk.send(guest, shared, "@sita @nobody @rama");

        assertThat(message.mentions()).containsExactly("rama");
    }

    @Test
    void whoBecomesAGuestSeesLessAtOnceAndMoreAgainAfterwards() throws InterruptedException {
        String visitor = "changing-" + guests;
        office.add(person(visitor, "Visitor", OfficeRole.MEMBER));
        try (OpenStream stream = stream(visitor)) {
            role(visitor, OfficeRole.GUEST);
            stream.awaitLine(line -> line.contains("\"resync\""));
            assertThat(users(visitor)).containsExactly(visitor);

            rename("sita", "Janaki");
            rename(visitor, "Still here");
            assertThat(linesUntil(stream, "Still here")).noneMatch(line -> line.contains("Janaki"));

            role(visitor, OfficeRole.MEMBER);
            stream.awaitLine(line -> line.contains("\"resync\""));
            rename("sita", "Sita");
            stream.awaitLine(line -> line.contains("\"Sita\""));
            assertThat(users(visitor)).contains("sita", "shyam", guest);
        }
    }

    @Test
    void everybodyElseSeesGuestsAsBefore() throws InterruptedException {
        try (OpenStream stream = stream("sita")) {
            rename(guest, "A visitor");
            stream.awaitLine(line -> line.contains("A visitor"));
            assertThat(as("sita").get(V1 + "/user/" + guest).status()).isEqualTo(200);
            assertThat(users("sita")).contains(guest);
        }
    }

    private Http as(String username) {
        return office.as(username);
    }

    private OpenStream stream(String username) throws InterruptedException {
        return OpenStream.of(office.address(), username, office.token(username)).awaitLive();
    }

    /** Passes over what tells of the time and of counts. */
    private static Event next(OpenStream stream) throws InterruptedException {
        String line = stream
                .awaitLine(each -> each.startsWith("data: ") && !each.contains("\"heartbeat\"") && !each.contains("unread_update")
                        && !each.contains("\"user\":\"guest-") && !each.contains("\"user\":\"rama\""));
        return Json.readEvent(line.substring("data: ".length()));
    }

    private Answer sends(String author, String recipient) {
        return as(author).post(SIMPLE + "send-with-notification",
                "{\"from_user\":\"" + author + "\",\"to_user\":\"" + recipient + "\",\"message\":\"A word\"}");
    }

    private List<String> online(String viewer, Channel channel) {
        return as(viewer).get(Talk.of(channel) + "/online-members").as(Answers.OnlineUsers.class).users().stream().map(Status::user)
                .toList();
    }

    private List<String> users(String viewer) {
        return as(viewer).get(V1 + "/users").as(Answers.UserList.class).users().stream().map(User::username).toList();
    }

    private List<String> usersTold(String reader, Cursor since) {
        return talk.toldSince(reader, since).stream()
                .filter(Event.UserUpdated.class::isInstance)
                .map(event -> ((Event.UserUpdated) event).user().username())
                .toList();
    }

    private List<String> hits(String query) {
        return as(guest).get(V1 + "/search?query=arrow&" + query).as(Answers.SearchResults.class).hits().stream()
                .map(hit -> hit.message().id())
                .toList();
    }

    private void rename(String username, String displayName) {
        assertThat(as(username).patch(V1 + "/user/" + username, "{\"display_name\":\"" + displayName + "\"}").status()).isEqualTo(200);
    }

    private void role(String username, OfficeRole role) {
        assertThat(as("shyam").patch(V1 + "/user/" + username, "{\"role\":\"" + role.name().toLowerCase(Locale.ROOT) + "\"}").status())
                .isEqualTo(200);
    }
}
