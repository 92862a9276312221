package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Unread;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simple API call by call, with what it takes and what it refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimpleApiTest {

    private static final String SEND = "/api/users/messages/send-with-notification";
    private static final String MARK_READ = "/api/users/messages/mark-read";
    private static final String COUNTS = "/api/users/messages/unread-counts/";
    private static final String POLL = "/api/users/messages/poll/";

    private record Success(boolean success, String messageId) {
    }

    private record Polled(List<SimpleApi.DirectMessage> messages) {
    }

    private TestOffice office;
    private Http rama;
    private Http shyam;

    @BeforeAll
    void open() {
        office = TestOffice.open();
        rama = office.as("rama");
        shyam = office.as("shyam");
    }

    @AfterAll
    void close() {
        office.close();
    }

    @BeforeEach
    void readEverything() {
        markRead("shyam", "rama");
        markRead("shyam", "sita");
        markRead("rama", "shyam");
    }

    @Test
    void aMessageIsCountedUntilItIsRead() {
        assertThat(counts("shyam")).isEmpty();
        assertThat(send("rama", "shyam", "Is this thing on?").success()).isTrue();
        send("rama", "shyam", "Hello?");
        send("sita", "shyam", "It is.");

        assertThat(counts("shyam")).isEqualTo(Map.of("rama", 2, "sita", 1));
        assertThat(counts("rama")).as("one's own messages are never unread").isEmpty();

        markRead("shyam", "rama");
        assertThat(counts("shyam")).isEqualTo(Map.of("sita", 1));
        assertThat(shyam.get("/api/v1/unread").as(Unread.class).total()).as("the full API counts the same").isEqualTo(1);
    }

    @Test
    void answeringDoesNotMarkRead() {
        send("rama", "shyam", "A question");
        send("shyam", "rama", "An answer");
        assertThat(counts("shyam")).isEqualTo(Map.of("rama", 1));
    }

    @Test
    void markingReadWithoutMessagesIsHarmless() {
        assertThat(office.as("lakshman").post(MARK_READ, Map.of("reader", "lakshman", "sender", "sita"))
                .as(Success.class).success()).isTrue();
        assertThat(counts("lakshman")).isEmpty();
    }

    @Test
    void aRetryWithTheSameIdGivesTheFirstResultAndStoresNothing() {
        Answer first = rama.post(SEND, message("rama", "shyam", "Once", "once-1"));
        Answer retry = rama.post(SEND, message("rama", "shyam", "Once", "once-1"));

        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.text()).isEqualTo(first.text());
        assertThat(first.as(Success.class).messageId()).isEqualTo("once-1");
        assertThat(counts("shyam")).isEqualTo(Map.of("rama", 1));
    }

    @Test
    void anIdUsedForAnotherMessageIsAConflict() {
        rama.post(SEND, message("rama", "shyam", "First", "twice-1"));

        assertRefused(rama.post(SEND, message("rama", "shyam", "Second", "twice-1")), 409, "client_id_reused");
        assertRefused(rama.post(SEND, message("rama", "sita", "First", "twice-1")), 409, "client_id_reused");
        assertThat(counts("shyam")).isEqualTo(Map.of("rama", 1));
    }

    @Test
    void twoPeopleMayUseTheSameId() {
        assertThat(rama.post(SEND, message("rama", "shyam", "Mine", "same-1")).status()).isEqualTo(200);
        assertThat(office.as("sita").post(SEND, message("sita", "shyam", "Mine", "same-1")).status()).isEqualTo(200);
    }

    @Test
    void textIsKeptAsItIsInNfc() {
        String text = "e\u0301 <b>bold</b> \u202Eright to left\u202C \uD83D\uDC26 \u0928\u092E\u0938\u094D\u0924\u0947\n\tnew line";
        send("rama", "shyam", text);
        assertThat(latest("shyam").message()).isEqualTo(text.replace("e\u0301", "\u00E9"));
    }

    @Test
    void aMessageMayHaveTenThousandCharactersAndNotOneMore() {
        String longest = "\uD83D\uDC26".repeat(Limits.MESSAGE_LENGTH);
        assertThat(rama.post(SEND, message("rama", "shyam", longest, null)).status()).isEqualTo(200);
        assertThat(latest("shyam").message()).isEqualTo(longest);

        markRead("shyam", "rama");
        assertRefused(rama.post(SEND, message("rama", "shyam", "a".repeat(Limits.MESSAGE_LENGTH + 1), null)),
                400, "message_too_long");
        assertNothingStored();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"from_user":"rama","to_user":"shyam","message":""}            | 400 | message_blank
            {"from_user":"rama","to_user":"shyam","message":" \\n\\t\\u3000 "} | 400 | message_blank
            {"from_user":"rama","to_user":"shyam"}                         | 400 | message_missing
            {"from_user":"rama","to_user":"shyam","message":null}          | 400 | message_missing
            {"from_user":"rama","to_user":"shyam","message":"a\\u0007b"}    | 400 | message_not_text
            {"from_user":"rama","to_user":"shyam","message":"a\\u0000b"}    | 400 | invalid_json
            {"from_user":"rama","to_user":"shyam","message":"\\ud800"}      | 400 | invalid_json
            {"from_user":"rama","to_user":"shyam","message":42}            | 400 | invalid_json
            {"from_user":"rama","to_user":"shyam","message":true}          | 400 | invalid_json
            {"from_user":"rama","to_user":"shyam","message":["a"]}         | 400 | invalid_json
            {"from_user":"rama","to_user":"shyam","message":{"a":1}}       | 400 | invalid_json
            {"from_user":"rama","to_user":"shyam","message":"a","message":"b"} | 400 | invalid_json
            {"from_user":["rama"],"to_user":"shyam","message":"a"}         | 400 | invalid_json
            {"from_user":"rama","message":"a"}                             | 400 | invalid_to_user
            {"from_user":"rama","to_user":"","message":"a"}                | 400 | invalid_to_user
            {"to_user":"shyam","message":"a"}                              | 400 | invalid_from_user
            {"from_user":"rama","to_user":"rama","message":"a"}            | 400 | same_user
            {"from_user":"rama","to_user":"nobody","message":"a"}          | 404 | user_not_found
            {"from_user":"rama","to_user":"shyam\\r\\nX: y","message":"a"} | 404 | user_not_found
            {"from_user":"nobody","to_user":"shyam","message":"a"}         | 404 | user_not_found
            {"from_user":"rama","to_user":"nobody","message":""}           | 404 | user_not_found
            {"from_user":"rama","to_user":"nobody","message":"a","message_id":"a b"} | 404 | user_not_found
            {"from_user":"shyam","to_user":"sita","message":"a"}           | 403 | forbidden
            {"from_user":"rama","to_user":"shyam","message":"a","message_id":""}            | 400 | invalid_message_id
            {"from_user":"rama","to_user":"shyam","message":"a","message_id":"a b"}         | 400 | invalid_message_id
            {"from_user":"rama","to_user":"shyam","message":"a","message_id":"a\\r\\nid: 1"} | 400 | invalid_message_id
            {"from_user":"rama","to_user":"shyam","message":"a","message_id":7}             | 400 | invalid_json
            {"from_user":"rama","to_user":"shyam","message":"a"            | 400 | invalid_json
            {"from_user":"rama","to_user":"shyam","message":"a"} trailing  | 400 | invalid_json
            null                                                           | 400 | invalid_json
            []                                                             | 400 | invalid_json
            "text"                                                         | 400 | invalid_json
            """)
    void aBadSendIsRefusedAndStoresNothing(String body, int status, String code) {
        assertRefused(rama.post(SEND, body), status, code);
        assertNothingStored();
    }

    @Test
    void aBodyThatIsNoJsonAtAllOrTooLargeOrTooDeepIsRefused() {
        String deep = "{\"from_user\":\"rama\",\"to_user\":\"shyam\",\"message\":\"a\",\"more\":"
                + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        String large = "{\"from_user\":\"rama\",\"to_user\":\"shyam\",\"message\":\"a\",\"more\":\""
                + "x".repeat(65 * 1024) + "\"}";

        assertRefused(rama.post(SEND, deep), 400, "invalid_json");
        assertRefused(rama.post(SEND, large), 413, "body_too_large");
        assertRefused(rama.send("POST", SEND, Optional.of("application/json"), new byte[] {'{', (byte) 0xFF, '}'}),
                400, "invalid_json");
        assertRefused(rama.send("POST", SEND, Optional.of("text/plain"), "hello".getBytes(StandardCharsets.UTF_8)), 400, "not_json");
        assertRefused(rama.post(SEND), 400, "not_json");
        assertNothingStored();
    }

    @Test
    void anIdMayHave128CharactersAndNotOneMore() {
        assertThat(rama.post(SEND, message("rama", "shyam", "a", "x".repeat(128))).status()).isEqualTo(200);
        assertRefused(rama.post(SEND, message("rama", "shyam", "a", "y".repeat(129))), 400, "invalid_message_id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reader":"rama"}                     | 400 | invalid_sender
            {"sender":"shyam"}                    | 400 | invalid_reader
            {"reader":"shyam","sender":"rama"}    | 403 | forbidden
            {"reader":"rama","sender":"nobody"}   | 404 | user_not_found
            {"reader":"nobody","sender":"shyam"}  | 404 | user_not_found
            {"reader":1,"sender":"shyam"}         | 400 | invalid_json
            {                                     | 400 | invalid_json
            """)
    void aBadMarkReadIsRefusedAndReadsNothing(String body, int status, String code) {
        send("shyam", "rama", "Unread");
        assertRefused(rama.post(MARK_READ, body), status, code);
        assertThat(counts("rama")).isEqualTo(Map.of("shyam", 1));
    }

    @Test
    void nobodyMarksReadForSomebodyElse() {
        for (String path : List.of(COUNTS + "shyam", POLL + "shyam", "/api/users/messages/stream/shyam")) {
            assertRefused(rama.get(path), 403, "forbidden");
            assertRefused(office.anybody().get(path), 401, "unauthorized");
            assertRefused(office.with("vireo_made-up").get(path), 401, "unauthorized");
        }
        for (String path : List.of(COUNTS + "nobody", POLL + "nobody", POLL + "a%0d%0aX:%20y")) {
            assertRefused(rama.get(path), 404, "user_not_found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01T00:00:00Z", "2026-01-01", "1700000000", "2026-01-01T00:00:00Z%0d%0aX",
        "%2B999999999-12-31T23:59:59.999999999Z", "-999999999-01-01T00:00:00%2B18:00", "0000-12-31T23:59:59Z", "%2B10000-01-01T00:00:00Z"})
    void aBadTimeIsRefused(String since) {
        assertRefused(shyam.get(POLL + "shyam?since=" + since), 400, "invalid_since");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten", "1e1", "99999999999999999999"})
    void aBadLimitIsRefused(String limit) {
        assertRefused(shyam.get(POLL + "shyam?limit=" + limit), 400, "invalid_limit");
    }

    @Test
    void pollingPageByPageFromTheLastTimestampNeitherSkipsNorRepeats() {
        Instant start = Instant.now();
        List<String> sent = IntStream.rangeClosed(1, 25).mapToObj(i -> send("rama", "shyam", "Poll " + i).messageId()).toList();
        send("shyam", "rama", "My own words are not polled");

        List<String> polled = new ArrayList<>();
        Instant since = start;
        List<SimpleApi.DirectMessage> page;
        do {
            page = shyam.get(POLL + "shyam?limit=4&since=" + since).as(Polled.class).messages();
            page.forEach(message -> polled.add(message.messageId()));
            since = page.isEmpty() ? since : page.getLast().timestamp();
        } while (!page.isEmpty());

        assertThat(polled).containsExactlyElementsOf(sent);
    }

    @Test
    void aTimeMayHaveAnyOffset() {
        send("rama", "shyam", "Now");
        assertThat(shyam.get(POLL + "shyam?since=2020-01-01T05:30:00%2B05:30&limit=1").as(Polled.class).messages()).hasSize(1);
    }

    @Test
    void anUnknownFieldIsNamed() {
        Answer answer = rama.post(SEND, "{\"from_user\":\"rama\",\"to_user\":\"shyam\",\"message\":\"a\",\"priority\":1}");

        assertThat(answer.problem()).isEqualTo("unknown_field");
        assertThat(answer.text()).contains("priority");
    }

    private Success send(String from, String to, String text) {
        return office.as(from).post(SEND, message(from, to, text, null)).as(Success.class);
    }

    private static Map<String, String> message(String from, String to, String text, String id) {
        Map<String, String> body = new HashMap<>(Map.of("from_user", from, "to_user", to, "message", text));
        if (id != null) {
            body.put("message_id", id);
        }
        return body;
    }

    private void markRead(String reader, String sender) {
        office.as(reader).post(MARK_READ, Map.of("reader", reader, "sender", sender)).as(Success.class);
    }

    private Map<String, Integer> counts(String username) {
        return office.as(username).get(COUNTS + username).as(SimpleApi.UnreadBySender.class).unreadCounts();
    }

    private SimpleApi.DirectMessage latest(String username) {
        return office.as(username).get(POLL + username + "?limit=1").as(Polled.class).messages().getLast();
    }

    private void assertNothingStored() {
        assertThat(counts("shyam")).isEmpty();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(code);
        assertThat(Json.read(answer.bytes(), Problem.class).error().message()).isNotBlank();
    }
}
