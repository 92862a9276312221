package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.TestOffice;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every value that a caller may put into a request, at the edges of what it can be. Whatever comes is answered, and never with
 * a failure of the server. The caller is the office's owner and a member of the channel, so that the values get as far as they can.
 */
final class NastyInputTest {

    private static final List<String> TEXTS = List.of("", "%20", "0", "-1", "1", "007", "9223372036854775807", "9223372036854775808",
            "-9223372036854775809", "99999999999999999999999999", "2147483648", "1e400", "NaN", "Infinity", "0x10", "1.5", "null", "true",
            "%00", "%0A", "%", "%zz", "%FF", "%C0%80", "%ED%A0%80", "%F0%9F%91%8D", "%D9%A3", "a%27b%22c%5Cd", "%25_!%5B%5D", "..",
            "%2E%2E",
            "+999999999-01-01T00:00:00Z", "%2B999999999-12-31T23:59:59.999999999%2B18:00", "-999999999-01-01T00:00:00-18:00",
            "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01", "9999-12-31", "%2B999999999-01-01",
            "-999999999-01-01", "ha%C5%BF%3Afile", "%C4%B1n%3Ax",
            "%C4%B0N%3Ax", "0-0", "zzzz-999999999999999999", "x".repeat(300), "%F0%9F%91%8D".repeat(60));

    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1.5", "1e400", "-1e-400", "9223372036854775807",
            "99999999999999999999999999", "-2147483649", "\"\"", "\" \"", "\"0\"", "\"-1\"", "\"9223372036854775808\"", "\"NaN\"",
            "\"\\ud800\"", "\"\\u0000\"", "\"\\uffff\"", "\"\\u202e\"", "\"\\ud83d\\udc4d\"", "\"a'b\\\"c\\\\d\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"", "\"-999999999-01-01T00:00:00Z\"", "\"+10000-01-01T00:00:00Z\"",
            "\"-292275055-05-16T16:47:04.192Z\"", "\"0000-01-01T00:00:00Z\"", "\"2026-01-01\"", "[]", "{}", "[null]", "[[]]", "[\"\"]",
            "[0]",
            "{\"a\":null}", "[\"nobody\",\"nobody\"]", "\"" + "x".repeat(12_000) + "\"", "[" + "\"a\",".repeat(2_000) + "\"a\"]");

    /** What each route asks of its query; others are passed over. */
    private static final Map<String, List<String>> QUERIES = Map.of(
            "GET /api/v1/search", List.of("query", "channel", "from", "in", "has", "before", "after", "limit", "offset"),
            "GET /api/v1/users", List.of("query", "after", "limit"),
            "GET /api/v1/saved", List.of("before", "limit"),
            "GET /api/v1/open-channels", List.of("query", "after", "limit"),
            "GET /api/v1/channel/{channel_id}/messages", List.of("before", "after", "around", "at", "limit"),
            "GET /api/v1/message/{message_id}/thread", List.of("before", "after", "limit"),
            "GET /api/v1/events", List.of("after", "limit"),
            "GET /api/v1/sse/{user_id}", List.of("after", "lastEventId"),
            "GET /api/users/messages/poll/{username}", List.of("since", "limit"),
            "POST /api/v1/attachments", List.of("name"));

    private static final List<String> HEADERS = List.of("Range", "If-Range", "If-None-Match", "If-Modified-Since", "Last-Event-ID",
            "Content-Type", "Content-Encoding", "Accept", "Accept-Encoding", "Authorization", "User-Agent", "X-Forwarded-For", "Forwarded",
            "Upgrade", "Host");

    private static final List<String> HEADER_VALUES = List.of("", "0", "-1", "bytes=0-", "bytes=-0", "bytes=5-1", "bytes=-",
            "bytes=99999999999999999999-", "bytes=0-0,2-3,5-", "bytes=\u0663-\u0664", "\"", "W/\"", "*", "Mon, 99 Foo 0000 99:99:99 GMT",
            "application/json; charset=x-none", "text/html; charset=\"", "application/json; charset=utf-16", ";;;=", "a=b;c", "for=\"[",
            "for=;by=,", "999.999.999.999", "::::", "Bearer", "Basic Og==", "x".repeat(3_000), "\u00ff\u00fe", "zzzz-999999999999999999");

    private static TestOffice office;
    private static Map<String, Call> calls;
    private static String file;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
        Http shyam = office.as("shyam");
        Channel channel = shyam.post("/api/v1/channels", new Requests.NewChannel(ChannelKind.OPEN, "Garden", null, List.of("rama")))
                .as(Channel.class);
        Message message = shyam
                .post("/api/v1/channel/" + channel.id() + "/messages", new Requests.MessageToSend(null, "mangoes", null, null))
                .as(Message.class);
        file = shyam.post("/api/v1/attachments?name=plan.txt", "\"mangoes\"").as(Message.Attachment.class).id();
        calls = calls(channel.id(), message.id());
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static Map<String, Call> calls(String channel, String message) {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("POST /api/v1/setup",
                new Call("{\"code\":\"a\",\"office\":\"a\",\"username\":\"abc\",\"display_name\":\"a\",\"password\":\"b\"}"));
        calls.put("POST /api/v1/session", new Call("{\"username\":\"rama\",\"password\":\"wrong\"}"));
        calls.put("POST /api/v1/users", new Call("{\"username\":\"rama\",\"display_name\":\"Rama\",\"title\":\"\",\"department\":\"\","
                + "\"role\":\"member\",\"password\":null,\"bot\":false}"));
        calls.put("PATCH /api/v1/user/{user_id}",
                new Call("{\"display_name\":\"Rama\",\"title\":\"\",\"department\":\"\",\"status_text\":\"\","
                        + "\"role\":\"member\"}", "rama"));
        calls.put("POST /api/v1/user/{user_id}/tokens", new Call("{\"name\":\"a\"}", "shyam"));
        calls.put("PUT /api/v1/user/{user_id}/status", new Call("{\"presence\":\"away\",\"until\":null}", "shyam"));
        calls.put("PUT /api/v1/user/{user_id}/status-text",
                new Call("{\"emoji\":\"\u2615\",\"text\":\"Tea\",\"until\":\"2020-01-01T00:00:00Z\"}", "shyam"));
        calls.put("PUT /api/v1/user/{user_id}/idle", new Call("{\"idle\":true}", "shyam"));
        calls.put("POST /api/v1/channels", new Call("{\"kind\":\"group\",\"name\":\"a\",\"description\":\"\",\"members\":[]}"));
        calls.put("PATCH /api/v1/channel/{channel_id}", new Call("{\"name\":\"Garden\",\"description\":\"\",\"archived\":false,"
                + "\"retention_days\":0}", channel));
        calls.put("POST /api/v1/channel/{channel_id}/members", new Call("{\"users\":[\"rama\"]}", channel));
        calls.put("PATCH /api/v1/channel/{channel_id}/member/{user_id}",
                new Call("{\"role\":null,\"notifications\":\"all\",\"muted_until\":null}",
                        channel, "shyam"));
        calls.put("POST /api/v1/channel/{channel_id}/messages", new Call("{\"client_id\":null,\"body\":\"a\",\"parent_id\":null,"
                + "\"attachment_ids\":[],\"forwarded_id\":null}", channel));
        calls.put("PUT /api/v1/message/{message_id}/reminder", new Call("{\"at\":\"" + Instant.now().plusSeconds(3600) + "\"}", message));
        calls.put("POST /api/v1/channel/{channel_id}/scheduled", new Call("{\"client_id\":null,\"body\":\"a\",\"send_at\":\""
                + Instant.now().plusSeconds(3600) + "\"}", channel));
        calls.put("PATCH /api/v1/scheduled/{id}", new Call("{\"body\":\"a\",\"send_at\":null}", "1"));
        calls.put("POST /api/v1/channel/{channel_id}/read", new Call("{\"up_to\":\"" + message + "\"}", channel));
        calls.put("POST /api/v1/channel/{channel_id}/unread", new Call("{\"from\":\"" + message + "\"}", channel));
        calls.put("POST /api/v1/channel/{channel_id}/typing", new Call("{\"parent_id\":null}", channel));
        calls.put("PATCH /api/v1/message/{message_id}", new Call("{\"body\":\"a\"}", message));
        calls.put("PATCH /api/v1/office",
                new Call("{\"name\":\"Ayodhya\",\"read_receipts\":true,\"retention_days\":0,\"attachment_quota\":null}"));
        calls.put("POST /api/users/messages/mark-read", new Call("{\"reader\":\"shyam\",\"sender\":\"rama\"}"));
        calls.put("POST /api/users/messages/send-with-notification",
                new Call("{\"from_user\":\"shyam\",\"to_user\":\"rama\",\"message\":\"a\","
                        + "\"message_id\":null}"));
        return calls;
    }

    /** What a route is called with: a body of which each field is right, and what stands in its path. */
    private record Call(String body, List<String> path) {

        Call(String body, String... path) {
            this(body, List.of(path));
        }

        String at(String route) {
            String path = route;
            for (String part : this.path) {
                path = path.replaceFirst("\\{[a-z_]+}", part);
            }
            return path;
        }
    }

    @TestFactory
    Stream<DynamicTest> noFieldOfABodyBreaksAnything() {
        return calls.entrySet().stream().map(entry -> dynamicTest(entry.getKey(), () -> {
            Call call = entry.getValue();
            try (Line line = new Line()) {
                for (String field : call.body().replaceAll("^\\{|}$", "").split(",(?=\")")) {
                    for (String value : VALUES) {
                        String name = field.replaceFirst(":.*", "");
                        line.send(entry.getKey(), call.at(path(entry.getKey())), Map.of("Content-Type", "application/json"),
                                call.body().replace(field, name + ":" + value));
                    }
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> nothingInAPathBreaksAnything() {
        return office.server().routes().stream().filter(route -> route.contains("{")).map(route -> dynamicTest(route, () -> {
            try (Line line = new Line()) {
                for (String text : TEXTS) {
                    line.send(route, path(route).replaceAll("\\{[a-z_]+}", Matcher.quoteReplacement(text)), Map.of(), "");
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> nothingInAQueryBreaksAnything() {
        return QUERIES.entrySet().stream().map(entry -> dynamicTest(entry.getKey(), () -> {
            try (Line line = new Line()) {
                for (String name : entry.getValue()) {
                    for (String text : TEXTS) {
                        line.send(entry.getKey(), known(path(entry.getKey())) + "?" + name + "=" + text + "&" + name + "=2", Map.of(), "");
                    }
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> noHeaderBreaksAnything() {
        return Stream.of("GET /api/v1/users", "POST /api/v1/channel/{channel_id}/typing", "GET /api/v1/search", "GET /api/v1/sse/{user_id}",
                "GET /api/v1/attachment/{id}", "GET /health").map(route -> dynamicTest(route, () -> {
                    try (Line line = new Line()) {
                        for (String header : HEADERS) {
                            for (String value : HEADER_VALUES) {
                                line.send(route, known(path(route)) + (route.contains("search") ? "?query=mangoes" : ""),
                                        Map.of(header, value),
                                        route.startsWith("POST") ? "{}" : "");
                            }
                        }
                    }
                }));
    }

    private static String path(String route) {
        return route.split(" ")[1];
    }

    private static String known(String path) {
        String channel = calls.get("POST /api/v1/channel/{channel_id}/messages").path().getFirst();
        String message = calls.get("PATCH /api/v1/message/{message_id}").path().getFirst();
        return path.replace("{channel_id}", channel).replace("{message_id}", message).replace("{user_id}", "shyam")
                .replace("{username}", "shyam").replace("{id}", file);
    }

    /** Sends requests as they are, which the JDK's client would not, one after the other on a connection. */
    private static final class Line implements AutoCloseable {

        private Socket socket = new Socket();

        void send(String route, String path, Map<String, String> headers, String body) throws IOException {
            OptionalInt status = sent(route, path, headers, body);
            // Some answers end a connection without saying so.
            int told = (status.isPresent() ? status : sent(route, path, headers, body)).orElse(0);
            assertThat(told).as(() -> shortened(route + " " + path + " " + headers + " " + body)).isBetween(200, 499);
        }

        private OptionalInt sent(String route, String path, Map<String, String> headers, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            Map<String, String> all = new LinkedHashMap<>(Map.of("Host", "vireo", "Authorization", "Bearer " + office.token("shyam"),
                    "Content-Length", Integer.toString(bytes.length)));
            all.putAll(headers);
            StringBuilder head = new StringBuilder(route.split(" ")[0] + " " + path + " HTTP/1.1\r\n");
            all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            connect();
            try {
                // In one piece: a second one would wait for the first to be acknowledged, which takes some 40 ms.
                ByteArrayOutputStream request = new ByteArrayOutputStream();
                request.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
                request.writeBytes(bytes);
                request.writeTo(socket.getOutputStream());
                return OptionalInt.of(status());
            } catch (EOFException | SocketException closed) {
                socket.close();
                return OptionalInt.empty();
            }
        }

        private void connect() throws IOException {
            if (socket.isClosed() || !socket.isConnected()) {
                socket = new Socket(office.address().getHost(), office.address().getPort());
                socket.setSoTimeout(60_000);
            }
        }

        /** Reads the answer to its end; of one without a known end, the head. */
        private int status() throws IOException {
            InputStream in = socket.getInputStream();
            int status = Integer.parseInt(line(in).split(" ")[1]);
            long length = -1;
            boolean closes = false;
            for (String header = line(in).toLowerCase(Locale.ROOT); !header.isEmpty(); header = line(in).toLowerCase(Locale.ROOT)) {
                if (header.startsWith("content-length:")) {
                    length = Long.parseLong(header.substring(15).strip());
                }
                closes |= header.startsWith("connection: close");
            }
            if (status == 204 || status == 304) {
                length = 0;
            }
            if (length >= 0) {
                in.skipNBytes(length);
            }
            if (closes || length < 0) {
                socket.close();
            }
            return status;
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("no answer");
                }
                line.append((char) c);
            }
            return line.toString().strip();
        }

        private static String shortened(String text) {
            return text.length() < 500 ? text : text.substring(0, 500) + "...";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
