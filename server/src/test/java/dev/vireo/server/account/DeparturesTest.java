package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestOffice;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People who leave the office, come back, and are deleted for good. */
final class DeparturesTest {

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void whoeverLeavesIsOutAtOnce() throws Exception {
        add("courier");
        String device = office.signIn("courier");
        String code = office.as("shyam").post("/api/v1/user/courier/reset").as(Answers.ResetCode.class).code();
        try (OpenStream stream = OpenStream.of(office.address(), "courier", device).awaitLive()) {
            User left = deactivate("sita", "courier").as(User.class);

            assertThat(left.active()).isFalse();
            assertThat(left.deleted()).isFalse();
            stream.awaitEnd();
        }
        for (String token : List.of(device, office.token("courier"))) {
            Answer refused = office.with(token).get("/api/v1/unread");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.problem()).isEqualTo("user_inactive");
        }
        assertThat(office.anybody().post("/api/v1/password", new Requests.PasswordReset(code, "courier", "a lamp beside the river"))
                .problem()).isEqualTo("reset_revoked");
        assertThat(office.as("shyam").post("/api/v1/user/courier/reset").problem()).isEqualTo("user_inactive");
        assertThat(office.as("shyam").get("/api/v1/user/courier/sessions").as(Answers.SessionList.class).sessions()).isEmpty();
        assertThat(office.as("shyam").get("/api/v1/user/courier/tokens").as(Answers.TokenList.class).tokens()).isEmpty();
        assertThat(office.as("rama").get("/api/v1/online-users").as(Answers.OnlineUsers.class).users())
                .extracting(Status::user).doesNotContain("courier");
    }

    @Test
    void whoeverLeavesTakesNoCodeAlong() {
        office.add(TestOffice.person("helper", "Helper", OfficeRole.ADMIN));
        String code = office.as("helper").post("/api/v1/user/lakshman/reset").as(Answers.ResetCode.class).code();

        String invitation = office.as("helper").post("/api/v1/invitations", "{\"role\":\"member\"}").as(Answers.IssuedInvitation.class)
                .code();

        deactivate("shyam", "helper");

        assertThat(office.anybody().post("/api/v1/join/check", "{\"code\":\"" + invitation + "\"}").problem())
                .isEqualTo("invitation_revoked");
        assertThat(office.anybody().post("/api/v1/password", new Requests.PasswordReset(code, "lakshman", "a lamp beside the river"))
                .problem()).isEqualTo("reset_revoked");
    }

    @Test
    void onlyTheRightPasswordIsToldThatTheAccountIsDeactivated() {
        add("watchman");
        deactivate("shyam", "watchman");

        Answer right = signIn("watchman", TestOffice.PASSWORD);
        Answer wrong = signIn("watchman", "not the password");

        assertThat(right.status()).isEqualTo(403);
        assertThat(right.problem()).isEqualTo("user_inactive");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(signIn("nobodyhere", "not the password").text());
    }

    @Test
    void nobodyWritesToWhoeverLeftAndWhatWasWrittenStays() {
        add("pilot");
        String direct = office.as("rama").post("/api/v1/direct/pilot").as(Channel.class).id();
        Message earlier = send("rama", direct, "Before you go").as(Message.class);
        deactivate("shyam", "pilot");

        assertThat(send("rama", direct, "Hello?").problem()).isEqualTo("user_inactive");
        assertThat(send("rama", direct, "Hello @pilot?").status()).as("one that mentions somebody").isEqualTo(409);
        assertThat(simple("rama", "pilot").problem()).isEqualTo("user_inactive");
        assertThat(simple("lakshman", "pilot").problem()).as("who never wrote before").isEqualTo("user_inactive");
        assertThat(office.as("lakshman").post("/api/v1/direct/pilot").problem()).isEqualTo("user_inactive");
        assertThat(office.as("rama").put("/api/v1/message/" + earlier.id() + "/reaction/%F0%9F%91%8D", "").status()).isEqualTo(409);
        assertThat(office.as("rama").patch("/api/v1/message/" + earlier.id(), "{\"body\":\"Changed\"}").status()).isEqualTo(409);

        assertThat(office.as("rama").post("/api/v1/direct/pilot").status()).as("to read").isEqualTo(200);
        assertThat(office.as("rama").get("/api/v1/channel/" + direct + "/messages").text()).contains("Before you go");
        assertThat(office.as("rama").delete("/api/v1/message/" + earlier.id()).status()).as("one's own may go").isEqualTo(204);
    }

    @Test
    void whoeverLeftIsNotInTheDirectoryButInHistoryAndAmongTheMembers() {
        add("lookout");
        String group = group("rama", "lookout");
        deactivate("shyam", "lookout");

        assertThat(usernames("/api/v1/users")).contains("rama").doesNotContain("lookout");
        assertThat(usernames("/api/v1/users?query=lookout")).isEmpty();
        assertThat(usernames("/api/v1/users?inactive=true")).contains("rama", "lookout");
        assertThat(office.as("rama").get("/api/v1/users?inactive=perhaps").problem()).isEqualTo("invalid_inactive");
        assertThat(office.as("rama").get("/api/v1/user/lookout").as(User.class).active()).isFalse();
        assertThat(members("rama", group)).contains("lookout");
        assertThat(send("rama", group, "The others go on").status()).isEqualTo(201);
        Answer added = office.as("rama").post("/api/v1/channel/" + group("rama", "lakshman") + "/members",
                new Requests.NewMembers(List.of("lookout")));
        assertThat(added.status()).isEqualTo(409);
        assertThat(added.text()).contains("user_inactive", "\"usernames\":[\"lookout\"]");
        assertThat(office.as("rama").post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Ours", null,
                List.of("lookout"))).problem()).isEqualTo("user_inactive");
    }

    @Test
    void everybodyIsToldOfWhoLeftAndWhoIsBack() {
        add("runner");
        String before = cursor();
        deactivate("shyam", "runner");
        office.as("shyam").post("/api/v1/user/runner/reactivate").as(User.class);

        Await.until("both are told", () -> profiles(before, "runner").size() == 2);
        assertThat(profiles(before, "runner")).extracting(User::active).containsExactly(false, true);
    }

    @Test
    void whoeverIsBackIsAsBeforeButSignsInAnew() {
        add("envoy");
        String group = group("rama", "envoy");
        String direct = office.as("rama").post("/api/v1/direct/envoy").as(Channel.class).id();
        String device = office.signIn("envoy");
        deactivate("shyam", "envoy");

        User back = office.as("sita").post("/api/v1/user/envoy/reactivate").as(User.class);

        assertThat(back.active()).isTrue();
        assertThat(office.with(device).get("/api/v1/unread").problem()).isEqualTo("unauthorized");
        assertThat(office.with(office.token("envoy")).get("/api/v1/unread").status()).isEqualTo(401);
        assertThat(send("rama", direct, "Welcome back").status()).isEqualTo(201);
        String again = office.signIn("envoy");
        assertThat(office.with(again).get("/api/v1/channel/" + group).as(Channel.class).members()).extracting(Member::user)
                .contains("envoy");
    }

    @Test
    void twoWhoBothLeftStayClosedToEachOtherUntilBothAreBack() {
        add("singer");
        add("dancer");
        String direct = office.as("singer").post("/api/v1/direct/dancer").as(Channel.class).id();
        deactivate("shyam", "singer");
        deactivate("shyam", "dancer");
        office.as("shyam").post("/api/v1/user/singer/reactivate");

        assertThat(office.with(office.signIn("singer")).post("/api/v1/channel/" + direct + "/messages", "{\"body\":\"Hi\"}").problem())
                .isEqualTo("user_inactive");

        office.as("shyam").post("/api/v1/user/dancer/reactivate");
        assertThat(office.with(office.signIn("singer")).post("/api/v1/channel/" + direct + "/messages", "{\"body\":\"Hi\"}").status())
                .isEqualTo(201);
    }

    @Test
    void aChannelKeepsAnOwnerWhoIsThere() {
        add("leader");
        add("second");
        String group = group("leader", "second");
        office.as("leader").post("/api/v1/channel/" + group + "/members", new Requests.NewMembers(List.of("rama")));
        office.as("leader").patch("/api/v1/channel/" + group + "/member/rama", "{\"role\":\"moderator\"}");

        deactivate("shyam", "leader");

        assertThat(roles(group)).containsEntry("leader", ChannelRole.OWNER).containsEntry("rama", ChannelRole.OWNER)
                .containsEntry("second", ChannelRole.MEMBER);
        assertThat(office.as("rama").delete("/api/v1/channel/" + group + "/member/rama").problem()).as("the other has left")
                .isEqualTo("last_owner");
    }

    private static Map<String, ChannelRole> roles(String group) {
        return office.as("rama").get("/api/v1/channel/" + group + "/members").as(Answers.Members.class).members().stream()
                .collect(Collectors.toMap(Member::user, Member::role));
    }

    @Test
    void ownersPutOutEverybodyAndAdminsThoseBelowThem() {
        office.add(TestOffice.person("builder", "Builder", OfficeRole.ADMIN), TestOffice.person("surveyor", "Surveyor", OfficeRole.GUEST));
        add("porter");

        assertThat(deactivate("rama", "porter").status()).isEqualTo(403);
        assertThat(deactivate("sita", "builder").status()).isEqualTo(403);
        assertThat(deactivate("sita", "shyam").status()).isEqualTo(403);
        assertThat(deactivate("sita", "surveyor").status()).isEqualTo(200);
        assertThat(deactivate("sita", "sita").problem()).isEqualTo("own_account");
        assertThat(deactivate("rama", "rama").problem()).isEqualTo("own_account");
        assertThat(deactivate("shyam", "builder").status()).isEqualTo(200);
        assertThat(deactivate("shyam", "builder").status()).as("again").isEqualTo(200);
        assertThat(office.as("rama").post("/api/v1/user/builder/reactivate").status()).isEqualTo(403);
        assertThat(office.as("sita").delete("/api/v1/user/porter?messages=keep").status()).as("an admin").isEqualTo(403);
        assertThat(office.as("shyam").delete("/api/v1/user/porter").problem()).isEqualTo("invalid_messages");
        assertThat(deactivate("shyam", "nobodyhere").problem()).isEqualTo("user_not_found");
    }

    @Test
    void theLastOwnerStaysAlsoWhenTwoPutEachOtherOut() {
        assertThat(deactivate("shyam", "shyam").problem()).isEqualTo("last_owner");
        assertThat(office.as("shyam").delete("/api/v1/user/shyam?messages=keep").problem()).isEqualTo("last_owner");

        try (TestOffice two = TestOffice.open()) {
            two.add(TestOffice.person("successor", "Successor", OfficeRole.OWNER));
            CompletableFuture<Answer> one = CompletableFuture.supplyAsync(() -> two.as("shyam").post("/api/v1/user/successor/deactivate"));
            CompletableFuture<Answer> other = CompletableFuture
                    .supplyAsync(() -> two.as("successor").post("/api/v1/user/shyam/deactivate"));
            Map<Integer, List<Answer>> answers = Stream.of(one.join(), other.join())
                    .collect(Collectors.groupingBy(Answer::status));

            assertThat(answers.get(200)).hasSize(1);
            String left = Stream.of("shyam", "successor").filter(owner -> two.with(two.token(owner)).get("/api/v1/unread").status() == 200)
                    .findFirst().orElseThrow();
            assertThat(two.as(left).post("/api/v1/user/" + left + "/deactivate").problem()).isEqualTo("last_owner");
            assertThat(two.as(left).patch("/api/v1/user/" + left, "{\"role\":\"member\"}").problem()).as("the other has left")
                    .isEqualTo("last_owner");
            String gone = left.equals("shyam") ? "successor" : "shyam";
            assertThat(two.as(left).delete("/api/v1/user/" + gone + "?messages=keep").status()).as("who has left can go for good")
                    .isEqualTo(204);
        }
    }

    @Test
    void whoeverIsDeletedIsAFormerColleague() throws Exception {
        String before = cursor();
        office.add(new Requests.NewUser("poet", "Poet of the House", "Verse maker", "Epics", OfficeRole.MEMBER, TestOffice.PASSWORD));
        office.as("poet").patch("/api/v1/user/poet", "{\"status_text\":\"Writing verses\"}");
        office.as("poet").put("/api/v1/user/poet/status", "{\"presence\":\"away\"}");
        office.add(TestOffice.person("listener", "Listener", OfficeRole.GUEST));
        assertThat(office.as("poet").send("PUT", "/api/v1/user/poet/avatar", Optional.of("image/png"), AvatarsTest.picture(64, 64, "png"))
                .status()).isEqualTo(200);
        String group = group("poet", "rama");
        office.as("poet").post("/api/v1/channel/" + group + "/members", Map.of("users", List.of("listener")));
        send("poet", group, "A first verse");
        assertThat(signIn("poet", TestOffice.PASSWORD).status()).isEqualTo(201);
        assertThat(office.count("known_address WHERE subject LIKE '%poet%'")).isEqualTo(1);
        try (OpenStream stream = OpenStream.of(office.address(), "poet", office.token("poet")).awaitLive()) {
            assertThat(office.as("shyam").delete("/api/v1/user/poet?messages=keep").status()).isEqualTo(204);
            stream.awaitEnd();
        }

        User former = office.as("rama").get("/api/v1/user/poet").as(User.class);
        assertThat(former).isEqualTo(new User("poet", "Former colleague", "", "", OfficeRole.MEMBER, false, false, true, "", "", null, null,
                former.presence(), null));
        assertThat(office.as("rama").get("/api/v1/channel/" + group + "/messages").text()).contains("A first verse");
        assertThat(signIn("poet", TestOffice.PASSWORD).problem()).isEqualTo("wrong_credentials");
        assertThat(office.as("shyam").post("/api/v1/user/poet/reactivate").problem()).isEqualTo("user_deleted");
        assertThat(office.as("shyam").patch("/api/v1/user/poet", "{\"title\":\"Verse maker\"}").problem()).isEqualTo("user_deleted");
        assertThat(office.as("shyam").post("/api/v1/users", TestOffice.person("poet", "Another", OfficeRole.MEMBER)).problem())
                .isEqualTo("username_taken");
        assertThat(office.as("shyam").delete("/api/v1/user/poet?messages=keep").status()).as("again").isEqualTo(204);
        Await.until("everybody is told", () -> !profiles(before, "poet").isEmpty()
                && profiles(before, "poet").stream().allMatch(User::deleted));
        assertThat(office.as("rama").get("/api/v1/events?after=" + before).text()).doesNotContain("Verse maker", "of the House", "verses");
        assertThat(office.isInLog("Verse maker")).isFalse();
        assertThat(office.count("account WHERE username = 'poet' AND password_hash IS NOT NULL")).isZero();
        assertThat(office.count("presence WHERE username = 'poet'")).isZero();
        assertThat(office.count("avatar WHERE username = 'poet'")).isZero();
        assertThat(office.count("known_address WHERE subject LIKE '%poet%'")).isZero();
    }

    @Test
    void allTheirMessagesGoIfTheyAreTo() throws Exception {
        add("forager");
        String group = group("forager", "rama");
        Message.Attachment file = office.as("forager").post("/api/v1/attachments?name=berries.txt", "\"sweet berries\"")
                .as(Message.Attachment.class);
        String first = send("forager", group, "Ripe berries").as(Message.class).id();
        office.as("forager").post("/api/v1/channel/" + group + "/messages",
                new Requests.MessageToSend(null, "", null, List.of(file.id()))).as(Message.class);
        office.as("rama").post("/api/v1/channel/" + group + "/messages", new Requests.MessageToSend(null, "Delicious", first, null));
        IntStream.range(0, 120).forEach(i -> send("forager", group, "Berry number " + i));
        String answer = send("rama", group, "I thank you for the berries").as(Message.class).id();
        Await.until("what they wrote is found", () -> found("berry") > 0);

        assertThat(office.as("shyam").delete("/api/v1/user/forager?messages=delete").status()).isEqualTo(204);

        Await.until("all of it is gone", () -> remaining("forager") == 0);
        assertThat(office.as("rama").get("/api/v1/attachment/" + file.id()).status()).isEqualTo(404);
        assertThat(office.as("rama").get("/api/v1/message/" + first).as(Message.class))
                .matches(Message::deleted).matches(message -> message.body().isEmpty())
                .matches(message -> Objects.requireNonNull(message.thread()).replies() == 1);
        assertThat(office.as("rama").get("/api/v1/message/" + answer).as(Message.class).body()).contains("thank");
        assertThat(office.isInLog("Ripe berries")).isFalse();
        Await.until("nothing of it is found", () -> found("berry") == 0);
    }

    @Test
    void deletingMessagesGoesOnAfterARestart() throws Exception {
        add("mason");
        String group = group("mason", "rama");
        IntStream.range(0, 20).forEach(i -> send("mason", group, "Stone " + i));
        int port = office.stop();
        Rows.change(office.databaseUrl(), "INSERT INTO message_removal (username, up_to) SELECT 'mason', pos FROM log_head");
        office.start(port);

        Await.until("all of it is gone", () -> remaining("mason") == 0);
        Await.until("it is done", () -> rows("message_removal") == 0);
    }

    private static long remaining(String author) {
        return rows("message WHERE author = '" + author + "' AND NOT deleted");
    }

    private static long rows(String from) {
        try {
            return office.count(from);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int found(String word) {
        return office.as("rama").get("/api/v1/search?query=" + word).as(Answers.SearchResults.class).hits().size();
    }

    private static void add(String username) {
        office.add(TestOffice.person(username, username, OfficeRole.MEMBER));
    }

    private static Answer deactivate(String caller, String username) {
        return office.as(caller).post("/api/v1/user/" + username + "/deactivate");
    }

    private static String group(String owner, String other) {
        return office.as(owner).post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Forest", null,
                List.of(other))).as(Channel.class).id();
    }

    private static Answer send(String author, String channel, String body) {
        return office.as(author).post("/api/v1/channel/" + channel + "/messages", new Requests.MessageToSend(null, body, null, null));
    }

    private static Answer simple(String from, String to) {
        return office.as(from).post("/api/users/messages/send-with-notification",
                "{\"from_user\":\"" + from + "\",\"to_user\":\"" + to + "\",\"message\":\"Hello?\"}");
    }

    private static Answer signIn(String username, String password) {
        return office.anybody().post("/api/v1/session", new Requests.SignIn(username, password));
    }

    private static List<String> usernames(String path) {
        return office.as("rama").get(path).as(Answers.UserList.class).users().stream().map(User::username).toList();
    }

    private static List<String> members(String caller, String channel) {
        return office.as(caller).get("/api/v1/channel/" + channel + "/members").as(Answers.Members.class).members().stream()
                .map(Member::user).toList();
    }

    private static String cursor() {
        return office.as("rama").get("/api/v1/channels").as(Answers.ChannelList.class).cursor().toString();
    }

    private static List<User> profiles(String after, String username) {
        return Json.readEvents(office.as("rama").get("/api/v1/events?after=" + after).bytes()).events().stream()
                .map(LoggedEvent::event)
                .flatMap(event -> event instanceof Event.UserUpdated updated ? Stream.of(updated.user()) : Stream.empty())
                .filter(user -> user.username().equals(username))
                .toList();
    }
}
