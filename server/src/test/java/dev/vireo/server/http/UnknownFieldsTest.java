package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a request should not hold is refused by its name, and so is a change that changes nothing. */
final class UnknownFieldsTest {

    private static final String V1 = "/api/v1";
    private static final String SIMPLE = "/api/users/messages/";
    /** Their bodies are files. */
    private static final Set<String> FILES = Set.of("PUT /api/v1/user/{user_id}/avatar", "POST /api/v1/attachments");

    private static TestOffice office;
    private static Map<String, String> paths;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
        TestChannel channel = TestChannel.group(office, "Ours", "rama");
        paths = paths(channel.id(), channel.send("rama", "Something to change").id());
    }

    @AfterAll
    static void close() {
        office.close();
    }

    /** Every route to which something can be sent, with a place where Shyam could do it. */
    private static Map<String, String> paths(String channel, String message) {
        Map<String, String> paths = new LinkedHashMap<>();
        Stream.of("POST /api/v1/setup", "POST /api/v1/session", "DELETE /api/v1/session", "POST /api/v1/password", "POST /api/v1/users",
                "POST /api/v1/channels",
                "PATCH /api/v1/office", "PATCH /api/v1/backups/schedule", "POST /api/v1/backups",
                "DELETE /api/v1/backups/running", "POST " + SIMPLE + "mark-read", "POST " + SIMPLE + "send-with-notification")
                .forEach(route -> paths.put(route, route.split(" ")[1]));
        Stream.of("PATCH ", "DELETE ", "PUT /status", "PUT /status-text", "PUT /idle", "PUT /password", "POST /reset", "POST /deactivate",
                "POST /reactivate",
                "POST /tokens",
                "DELETE /token/{id}", "DELETE /session/{id}", "DELETE /avatar").forEach(
                        route -> paths.put(
                                route.replaceFirst(" ", " /api/v1/user/{user_id}"), V1 + "/user/shyam" + end(route)));
        paths.put("DELETE /api/v1/session/{id}", V1 + "/session/1");
        paths.put("POST /api/v1/direct/{user_id}", V1 + "/direct/rama");
        Stream.of("PATCH ", "DELETE ", "POST /messages", "POST /read", "POST /unread", "POST /typing", "POST /members", "POST /export",
                "POST /scheduled",
                "PATCH /member/{user_id}", "DELETE /member/{user_id}").forEach(
                        route -> paths.put(
                                route.replaceFirst(" ", " /api/v1/channel/{channel_id}"), V1 + "/channel/" + channel + end(route)));
        Stream.of("PATCH ", "DELETE ", "PUT /following", "DELETE /following", "PUT /reaction/{emoji}", "DELETE /reaction/{emoji}",
                "PUT /pin", "DELETE /pin", "PUT /saved", "DELETE /saved",
                "PUT /reminder", "DELETE /reminder")
                .forEach(route -> paths.put(
                        route.replaceFirst(" ", " /api/v1/message/{message_id}"), V1 + "/message/" + message + end(route)));
        paths.put("DELETE /api/v1/export/{id}", V1 + "/export/1");
        paths.put("PATCH /api/v1/scheduled/{id}", V1 + "/scheduled/1");
        paths.put("DELETE /api/v1/scheduled/{id}", V1 + "/scheduled/1");
        paths.put("POST /api/v1/scheduled/{id}/send", V1 + "/scheduled/1/send");
        Stream.of("POST /api/v1/audit/verify", "POST /api/v1/invitations", "POST /api/v1/join", "POST /api/v1/join/check")
                .forEach(route -> paths.put(route, route.split(" ")[1]));
        paths.put("DELETE /api/v1/invitation/{id}", V1 + "/invitation/1");
        return paths;
    }

    private static String end(String route) {
        return route.substring(route.indexOf(' ') + 1).replace("{user_id}", "rama").replace("{emoji}", "%F0%9F%91%8D")
                .replace("{id}", "1");
    }

    @Test
    void everyRouteThatTakesABodyIsTriedHere() {
        Set<String> changing = office.server().routes().stream()
                .filter(route -> !route.startsWith("GET ") && !FILES.contains(route))
                .collect(Collectors.toSet());

        assertThat(paths.keySet()).containsExactlyInAnyOrderElementsOf(changing);
    }

    @TestFactory
    Stream<DynamicTest> aFieldThatTheRequestDoesNotHaveIsNamed() {
        return paths.entrySet().stream().map(entry -> dynamicTest(entry.getKey(), () -> {
            String method = entry.getKey().split(" ")[0];
            Answer answer = office.as("shyam").send(method, entry.getValue(), "{\"colour\":\"green\"}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            Problem.Details problem = Json.read(answer.bytes(), Problem.class).error();
            assertThat(problem.code()).isEqualTo("unknown_field");
            assertThat(problem.details()).containsEntry("field", "colour");
            assertThat(problem.message()).contains("colour").doesNotContain("green");
        }));
    }

    @Test
    void nothingOfARefusedRequestHappens() {
        assertThat(office.as("rama").patch(V1 + "/user/rama", "{\"display_name\":\"Prince\",\"password\":\"the bow of Janaka\"}").problem())
                .isEqualTo("unknown_field");

        assertThat(office.as("rama").get(V1 + "/user/rama").as(User.class).displayName()).isEqualTo("Rama");
    }

    @Test
    void inAListItSaysWhere() {
        Answer answer = office.as("shyam").post(V1 + "/users",
                "[{\"username\":\"urmila\",\"display_name\":\"U\"},{\"username\":\"mandavi\",\"displayName\":\"M\"}]");

        assertThat(answer.problem()).isEqualTo("unknown_field");
        assertThat(answer.text()).contains("[1].displayName");
        assertThat(office.as("shyam").get(V1 + "/user/urmila").status()).isEqualTo(404);
    }

    @Test
    void aNameThatIsAWholeTextIsCutShort() {
        Answer answer = office.as("rama").patch(V1 + "/user/rama", "{\"" + "a".repeat(50_000) + "\":1}");

        assertThat(answer.problem()).isEqualTo("unknown_field");
        assertThat(answer.bytes()).hasSizeLessThan(1_000);
    }

    @TestFactory
    Stream<DynamicTest> aChangeThatChangesNothingIsRefused() {
        return Stream.of("PATCH /api/v1/user/{user_id}", "PATCH /api/v1/channel/{channel_id}",
                "PATCH /api/v1/channel/{channel_id}/member/{user_id}", "PATCH /api/v1/office")
                .map(route -> dynamicTest(route, () -> {
                    assertThat(office.as("shyam").patch(paths.get(route), "{}").problem()).isEqualTo("nothing_to_change");
                    String known = route.contains("/member/") ? "role" : route.contains("/user/") ? "title" : "name";
                    assertThat(office.as("shyam").patch(paths.get(route), "{\"" + known + "\":null}").problem())
                            .isEqualTo("nothing_to_change");
                }));
    }

    @Test
    void addingNobodyIsRefused() {
        String members = paths.get("POST /api/v1/channel/{channel_id}/members");

        assertThat(office.as("shyam").post(members, "{\"users\":[]}").problem()).isEqualTo("nothing_to_change");
        assertThat(office.as("shyam").post(V1 + "/users", "[]").problem()).isEqualTo("invalid_users");
    }

    @Test
    void askingForTheCurrentStateIsARepeat() {
        assertThat(office.as("rama").patch(V1 + "/user/rama", "{\"display_name\":\"Rama\"}").status()).isEqualTo(200);
        assertThat(office.as("shyam").patch(V1 + "/office", "{\"name\":\"" + TestOffice.NAME + "\"}").status()).isEqualTo(200);
        assertThat(office.as("shyam").post(paths.get("POST /api/v1/channel/{channel_id}/members"), "{\"users\":[\"rama\"]}").status())
                .isEqualTo(200);
    }

    @Test
    void anEmptyBodyOrObjectIsFineWhereNoneIsNeeded() {
        for (String body : List.of("", " ", "{}")) {
            assertThat(office.as("shyam").send("POST", V1 + "/direct/rama", body).status()).isBetween(200, 201);
        }
        assertThat(office.as("shyam").send("POST", V1 + "/direct/rama", "name=us").problem()).isEqualTo("invalid_json");
    }

    /** The client writes its requests with these very types, and more fields would come with any method that looks like a getter. */
    @Test
    void whatTheClientWritesIsRead() {
        Stream.of(new Requests.MessageToSend("id", "Hello", null, List.of()), new Requests.UserChange("Rama", null, null, null, null),
                new Requests.NewChannel(ChannelKind.OPEN, "Ours", null, List.of("rama")), Requests.NewUser.bot("jambavan", "Jambavan"),
                new Requests.NewMembers(List.of("rama")), new Requests.SignIn("rama", TestOffice.PASSWORD))
                .forEach(request -> assertThat((Object) Json.readRequest(Json.write(request), request.getClass())).isEqualTo(request));
    }

    /** A newer server may tell more than an older client knows. */
    @Test
    void answersAndEventsMayHoldMore() {
        Message message = Json.read(office.as("shyam").get(paths.get("PATCH /api/v1/message/{message_id}")).bytes(), Message.class);
        String more = Json.write(message).replaceFirst("\\{", "{\"mood\":\"green\",");

        assertThat(Json.read(more, Message.class)).isEqualTo(message);
        assertThat(Json.readEvent("{\"type\":\"user_updated\",\"sent_by\":\"x\",\"data\":{\"username\":\"rama\",\"mood\":\"green\"}}"))
                .isNotNull();
        assertThat(Json.read("{\"id\":\"1\",\"kind\":\"group\",\"pinned\":true}", Channel.class).id()).isEqualTo("1");
    }
}
