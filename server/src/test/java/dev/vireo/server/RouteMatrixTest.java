package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route against no token, a token that was ended, one of somebody who was deactivated, an outsider: Lakshman, a member, who
 * asks for what is Rama's and Shyam's; and a guest of the office, who shares no channel with anybody. A route that is not listed
 * here fails the test.
 */
final class RouteMatrixTest {

    private static final String V1 = "/api/v1";
    private static final String GUEST = "guest";
    /** The answers to a guest where they differ from an outsider's; people a guest can't see don't exist for them. */
    private static final Map<String, Integer> FOR_GUESTS = Map.of("GET /api/v1/open-channels", 403);

    private static TestOffice office;
    private static String revoked;
    private static String deactivated;
    private static Map<String, Request> matrix;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
        office.add(TestOffice.person(GUEST, "Guest", OfficeRole.GUEST));
        revoked = office.signIn("rama");
        office.with(revoked).delete(V1 + "/session");
        office.add(TestOffice.person("leaver", "Leaver", OfficeRole.OWNER));
        deactivated = office.token("leaver");
        office.as("shyam").post(V1 + "/user/leaver/deactivate").as(User.class);
        Channel theirs = office.as("shyam").post(V1 + "/direct/rama").as(Channel.class);
        Message message = office.as("shyam").post(V1 + "/channel/" + theirs.id() + "/messages", "{\"body\":\"between us\"}")
                .as(Message.class);
        Message.Attachment file = office.as("shyam").post(V1 + "/attachments?name=ours.txt", "\"between us\"")
                .as(Message.Attachment.class);
        office.as("shyam").post(V1 + "/channel/" + theirs.id() + "/messages", new Requests.MessageToSend(null, "", null,
                List.of(file.id())));
        matrix = matrix(theirs.id(), message.id(), file.id());
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static Map<String, Request> matrix(String channel, String message, String file) {
        Map<String, Request> requests = new LinkedHashMap<>();

        requests.put("GET /", open(200));
        requests.put("GET /downloads/{name}", new Request("/downloads/vireo_1.2.3_amd64.deb", null, 404, true));
        requests.put("GET /health", open(200));
        requests.put("GET /ready", open(200));
        requests.put("POST /api/v1/setup", open(400));
        requests.put("POST /api/v1/session", open(400));
        requests.put("POST /api/v1/password", open(400));

        requests.put("POST /api/v1/join", open(400));
        requests.put("POST /api/v1/join/check", open(400));

        requests.put("POST /api/v1/invitations", at("/invitations", "{\"role\":\"member\"}", 403));
        requests.put("GET /api/v1/invitations", outsiderGets(403));
        requests.put("DELETE /api/v1/invitation/{id}", at("/invitation/1", null, 403));
        requests.put("GET /metrics", outsiderGets(403));
        requests.put("GET /api/v1/sessions", outsiderGets(200));
        requests.put("DELETE /api/v1/session/{id}", at("/session/1", null, 404));
        requests.put("DELETE /api/v1/session", outsiderGets(204));

        requests.put("GET /api/v1/users", outsiderGets(200));
        requests.put("POST /api/v1/users", at("/users", "{\"username\":\"vali\",\"display_name\":\"Vali\"}", 403));
        requests.put("GET /api/v1/user/{user_id}", at("/user/rama", null, 200));
        requests.put("PATCH /api/v1/user/{user_id}", at("/user/rama", "{\"display_name\":\"Nobody\"}", 403));
        requests.put("GET /api/v1/user/{user_id}/avatar", at("/user/rama/avatar", null, 404));
        requests.put("PUT /api/v1/user/{user_id}/avatar", at("/user/rama/avatar", "{}", 403));
        requests.put("DELETE /api/v1/user/{user_id}/avatar", at("/user/rama/avatar", null, 403));
        requests.put("POST /api/v1/user/{user_id}/tokens", at("/user/rama/tokens", "{\"name\":\"mine\"}", 403));
        requests.put("GET /api/v1/user/{user_id}/tokens", at("/user/rama/tokens", null, 403));
        requests.put("DELETE /api/v1/user/{user_id}/token/{id}", at("/user/rama/token/1", null, 403));
        requests.put("GET /api/v1/user/{user_id}/sessions", at("/user/rama/sessions", null, 403));
        requests.put("DELETE /api/v1/user/{user_id}/session/{id}", at("/user/rama/session/1", null, 403));
        requests.put("PUT /api/v1/user/{user_id}/password",
                at("/user/rama/password", "{\"current\":\"a\",\"new\":\"b\"}", 403));
        requests.put("POST /api/v1/user/{user_id}/reset", at("/user/rama/reset", null, 403));
        requests.put("POST /api/v1/user/{user_id}/deactivate", at("/user/rama/deactivate", null, 403));
        requests.put("POST /api/v1/user/{user_id}/reactivate", at("/user/rama/reactivate", null, 403));
        requests.put("DELETE /api/v1/user/{user_id}", at("/user/rama?messages=keep", null, 403));
        requests.put("GET /api/v1/user/{user_id}/status", at("/user/rama/status", null, 200));
        requests.put("PUT /api/v1/user/{user_id}/status", at("/user/rama/status", "{\"presence\":\"away\"}", 403));
        requests.put("PUT /api/v1/user/{user_id}/status-text", at("/user/rama/status-text", "{\"text\":\"Tea\"}", 403));
        requests.put("PUT /api/v1/user/{user_id}/idle", at("/user/rama/idle", "{\"idle\":true}", 403));
        requests.put("GET /api/v1/online-users", outsiderGets(200));

        requests.put("GET /api/v1/channels", outsiderGets(200));
        requests.put("GET /api/v1/unread", outsiderGets(200));
        requests.put("POST /api/v1/direct/{user_id}", at("/direct/nobody", null, 404));
        requests.put("GET /api/v1/channel/{channel_id}", at("/channel/" + channel, null, 404));
        requests.put("GET /api/v1/channel/{channel_id}/messages", at("/channel/" + channel + "/messages", null, 404));
        requests.put("POST /api/v1/channel/{channel_id}/messages",
                at("/channel/" + channel + "/messages", "{\"body\":\"let me in\"}", 404));
        requests.put("POST /api/v1/channel/{channel_id}/read",
                at("/channel/" + channel + "/read", "{\"up_to\":\"" + message + "\"}", 404));

        requests.put("GET /api/v1/message/{message_id}", at("/message/" + message, null, 404));
        requests.put("PATCH /api/v1/message/{message_id}", at("/message/" + message, "{\"body\":\"forged\"}", 404));
        requests.put("DELETE /api/v1/message/{message_id}", at("/message/" + message, null, 404));
        requests.put("GET /api/v1/message/{message_id}/versions", at("/message/" + message + "/versions", null, 404));
        requests.put("GET /api/v1/message/{message_id}/thread", at("/message/" + message + "/thread", null, 404));
        requests.put("PUT /api/v1/message/{message_id}/following", at("/message/" + message + "/following", null, 404));
        requests.put("DELETE /api/v1/message/{message_id}/following", at("/message/" + message + "/following", null, 404));
        requests.put("PUT /api/v1/message/{message_id}/reaction/{emoji}",
                at("/message/" + message + "/reaction/%F0%9F%91%8D", null, 404));
        requests.put("DELETE /api/v1/message/{message_id}/reaction/{emoji}",
                at("/message/" + message + "/reaction/%F0%9F%91%8D", null, 404));

        requests.put("PUT /api/v1/message/{message_id}/pin", at("/message/" + message + "/pin", null, 404));
        requests.put("DELETE /api/v1/message/{message_id}/pin", at("/message/" + message + "/pin", null, 404));
        requests.put("GET /api/v1/channel/{channel_id}/pins", at("/channel/" + channel + "/pins", null, 404));

        requests.put("PUT /api/v1/message/{message_id}/saved", at("/message/" + message + "/saved", null, 404));
        requests.put("DELETE /api/v1/message/{message_id}/saved", at("/message/" + message + "/saved", null, 204));
        requests.put("GET /api/v1/saved", outsiderGets(200));
        requests.put("PUT /api/v1/message/{message_id}/reminder",
                at("/message/" + message + "/reminder", "{\"at\":\"" + Instant.now().plusSeconds(3600) + "\"}", 404));
        requests.put("DELETE /api/v1/message/{message_id}/reminder", at("/message/" + message + "/reminder", null, 204));
        requests.put("GET /api/v1/scheduled", outsiderGets(200));
        requests.put("POST /api/v1/channel/{channel_id}/scheduled", at("/channel/" + channel + "/scheduled",
                "{\"body\":\"let me in\",\"send_at\":\"" + Instant.now().plusSeconds(3600) + "\"}", 404));
        requests.put("PATCH /api/v1/scheduled/{id}", at("/scheduled/" + message, "{\"body\":\"forged\"}", 404));
        requests.put("DELETE /api/v1/scheduled/{id}", at("/scheduled/" + message, null, 204));
        requests.put("POST /api/v1/scheduled/{id}/send", at("/scheduled/" + message + "/send", null, 404));

        requests.put("GET /api/v1/search", at("/search?query=between", null, 200));
        requests.put("POST /api/v1/channel/{channel_id}/export", at("/channel/" + channel + "/export", null, 404));
        requests.put("GET /api/v1/export/{id}", at("/export/1", null, 404));
        requests.put("DELETE /api/v1/export/{id}", at("/export/1", null, 404));
        requests.put("GET /api/v1/export/{id}/file", at("/export/1/file", null, 404));
        requests.put("POST /api/v1/attachments", at("/attachments?name=mine.txt", "\"mine\"", 201));
        requests.put("GET /api/v1/attachment/{id}", at("/attachment/" + file, null, 404));
        requests.put("GET /api/v1/attachment/{id}/preview", at("/attachment/" + file + "/preview", null, 404));
        requests.put("POST /api/v1/channel/{channel_id}/unread",
                at("/channel/" + channel + "/unread", "{\"from\":\"" + message + "\"}", 404));
        requests.put("POST /api/v1/channel/{channel_id}/typing", at("/channel/" + channel + "/typing", "{}", 404));
        requests.put("GET /api/v1/channel/{channel_id}/online-members", at("/channel/" + channel + "/online-members", null, 404));
        requests.put("POST /api/v1/channels", at("/channels", "{\"kind\":\"direct\",\"name\":\"Ours\"}", 400));
        requests.put("GET /api/v1/open-channels", outsiderGets(200));
        requests.put("PATCH /api/v1/channel/{channel_id}", at("/channel/" + channel, "{\"name\":\"Mine\"}", 404));
        requests.put("DELETE /api/v1/channel/{channel_id}", at("/channel/" + channel, null, 404));
        requests.put("GET /api/v1/channel/{channel_id}/members", at("/channel/" + channel + "/members", null, 404));
        requests.put("POST /api/v1/channel/{channel_id}/members",
                at("/channel/" + channel + "/members", "{\"users\":[\"lakshman\"]}", 404));
        requests.put("PATCH /api/v1/channel/{channel_id}/member/{user_id}",
                at("/channel/" + channel + "/member/rama", "{\"notifications\":\"none\"}", 404));
        requests.put("DELETE /api/v1/channel/{channel_id}/member/{user_id}", at("/channel/" + channel + "/member/rama", null, 404));
        requests.put("GET /api/v1/office", outsiderGets(200));
        requests.put("GET /api/v1/identity", outsiderGets(200));
        requests.put("GET /api/v1/release", outsiderGets(404));
        requests.put("PATCH /api/v1/office", at("/office", "{\"read_receipts\":false}", 403));

        requests.put("GET /api/v1/audit", outsiderGets(403));
        requests.put("GET /api/v1/audit.csv", outsiderGets(403));
        requests.put("POST /api/v1/audit/verify", outsiderGets(403));

        requests.put("GET /api/v1/backups", outsiderGets(403));
        requests.put("POST /api/v1/backups", outsiderGets(403));
        requests.put("PATCH /api/v1/backups/schedule", at("/backups/schedule", "{\"folder\":\"/tmp\"}", 403));
        requests.put("DELETE /api/v1/backups/running", outsiderGets(403));

        requests.put("GET /api/v1/sse/{user_id}", at("/sse/rama", null, 403));
        requests.put("GET /api/v1/events", outsiderGets(200));

        requests.put("GET /api/users/messages/stream/{username}", simple("stream/rama", null, 403));
        requests.put("GET /api/users/messages/poll/{username}", simple("poll/rama", null, 403));
        requests.put("GET /api/users/messages/unread-counts/{username}", simple("unread-counts/rama", null, 403));
        requests.put("POST /api/users/messages/mark-read",
                simple("mark-read", "{\"reader\":\"rama\",\"sender\":\"shyam\"}", 403));
        requests.put("POST /api/users/messages/send-with-notification",
                simple("send-with-notification", "{\"from_user\":\"rama\",\"to_user\":\"shyam\",\"message\":\"forged\"}", 403));
        return requests;
    }

    @Test
    void everyRouteIsListedHere() {
        Set<String> served = new TreeSet<>(office.server().routes());

        assertThat(matrix.keySet()).containsExactlyInAnyOrderElementsOf(served);
    }

    /** In a line of a table: {@code `GET /api/v1/users?query=`}, or the method behind a comma. */
    @Test
    void everyRouteIsInTheDocuments() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/api.md"));

        assertThat(office.server().routes()).allSatisfy(route -> assertThat(lines).as(route).anyMatch(line -> {
            String[] methodAndPath = route.split(" ");
            return line.matches(".*" + Pattern.quote(methodAndPath[1]) + "[`?\\[ ].*") && line.contains("`" + methodAndPath[0]);
        }));
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWithoutAToken() {
        return each((route, request) -> {
            Answer answer = request.sendTo(route, office.anybody());
            assertThat(answer.status()).isEqualTo(request.isOpen() ? request.expected() : 401);
        });
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWithATokenThatWasEnded() {
        return each((route, request) -> {
            Answer answer = request.sendTo(route, office.with(revoked));
            assertThat(answer.status()).isEqualTo(request.isOpen() ? request.expected() : 401);
        });
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWhoWasDeactivated() {
        return each((route, request) -> {
            Answer answer = request.sendTo(route, office.with(deactivated));
            assertThat(answer.status()).isEqualTo(request.isOpen() ? request.expected() : 401);
            if (!request.isOpen()) {
                assertThat(answer.problem()).isEqualTo("user_inactive");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anOutsiderGetsNothingOfOthers() {
        return each((route, request) -> {
            boolean endsItself = route.equals("DELETE /api/v1/session");
            String token = endsItself ? office.issueToken("lakshman") : office.token("lakshman");
            Answer answer = request.sendTo(route, office.with(token));
            assertThat(answer.status()).as(answer.text()).isEqualTo(request.expected());
            assertThat(answer.text()).doesNotContain("between us");
        });
    }

    @TestFactory
    Stream<DynamicTest> aGuestGetsNothingOfOthersAndNothingOfPeopleTheyDoNotSee() {
        return each((route, request) -> {
            boolean endsItself = route.equals("DELETE /api/v1/session");
            Http guest = office.with(endsItself ? office.issueToken(GUEST) : office.token(GUEST));
            Answer answer = request.sendTo(route, guest);
            boolean ofAPerson = request.isOfRama();
            assertThat(answer.status()).as(answer.text())
                    .isEqualTo(ofAPerson ? 404 : FOR_GUESTS.getOrDefault(route, request.expected()));
            assertThat(answer.text()).doesNotContain("between us", "Rama", "rama", "Shyam", "shyam");
            if (ofAPerson) {
                assertThat(answer.text()).isEqualTo(request.ofNobody().sendTo(route, guest).text());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> askingForTheHeadAnswersAsAskingForAll() {
        return each((route, request) -> {
            if (route.startsWith("GET ") && !route.contains("/sse/") && !route.contains("/stream/")) {
                for (Http asking : List.of(office.anybody(), office.with(revoked), office.as("lakshman"))) {
                    Answer head = request.sendTo(route.replaceFirst("GET", "HEAD"), asking);
                    assertThat(head.status()).isEqualTo(request.sendTo(route, asking).status());
                    assertThat(head.bytes()).isEmpty();
                }
            }
        });
    }

    @Test
    void whatTheOutsiderTriedLeftNoTrace() {
        assertThat(office.as("rama").get(V1 + "/channels").text()).contains("\"unread\":2").doesNotContain("forged");
        assertThat(office.as("rama").get(V1 + "/user/rama").text()).contains("\"display_name\":\"Rama\"");
    }

    private static Stream<DynamicTest> each(Check check) {
        return matrix.entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> check.of(entry.getKey(), entry.getValue())));
    }

    @FunctionalInterface
    private interface Check {

        void of(String route, Request request);
    }

    private static Request open(int expected) {
        return new Request(null, null, expected, true);
    }

    private static Request outsiderGets(int expected) {
        return new Request(null, null, expected, false);
    }

    private static Request at(String path, @Nullable String body, int expected) {
        return new Request(V1 + path, body, expected, false);
    }

    private static Request simple(String path, @Nullable String body, int expected) {
        return new Request("/api/users/messages/" + path, body, expected, false);
    }

    /** @param path null where the route has no parameters */
    private record Request(@Nullable String path, @Nullable String body, int expected, boolean isOpen) {

        /** Whether it names Rama, as its subject or as its sender. */
        boolean isOfRama() {
            return path != null && path.contains("/rama") || body != null && body.contains("\"rama\"");
        }

        Request ofNobody() {
            return new Request(path == null ? null : path.replace("/rama", "/nobody"), body == null ? null : body.replace("rama", "nobody"),
                    expected, isOpen);
        }

        Answer sendTo(String route, Http http) {
            String[] methodAndPath = route.split(" ");
            return http.send(methodAndPath[0], path == null ? methodAndPath[1] : path, body);
        }
    }
}
