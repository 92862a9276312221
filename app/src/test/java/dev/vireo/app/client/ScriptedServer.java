package dev.vireo.app.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.EventType;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A server that fails as it is told to: it cuts streams after any number of bytes, loses answers, refuses, falls silent and
 * goes away. It knows one reader, Shyam, and shows him an office of direct channels.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final Office AYODHYA = new Office("Ayodhya", true, null, 1_000_000);

    public static final String READER = "shyam";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** Guarded by this, as all below. */
    private final ScriptedOffice office = new ScriptedOffice(this::notifyAll);
    private final List<String> calls = new ArrayList<>();

    private boolean away;
    private boolean streamsRefused;
    private boolean signedOut;
    private boolean silent;
    private boolean tooManyStreams;
    private int bytesUntilCut = Integer.MAX_VALUE;
    private int longestPage = Integer.MAX_VALUE;
    private int answersToLose;
    private int refusal;
    private int streamsOpened;

    public ScriptedServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    public ServerClient client() {
        return ServerClient.of(URI.create("http://127.0.0.1:" + http.getAddress().getPort())).signedIn("secret");
    }

    @Override
    public void close() {
        act(() -> away = true);
        http.stop(0);
        threads.shutdownNow();
    }

    // --- how it fails -----------------------------------------------------------------------------------------------

    /** Every connection is cut without an answer, open streams too. */
    public void away(boolean now) {
        act(() -> away = now);
    }

    public void refuseStreams(boolean now) {
        act(() -> streamsRefused = now);
    }

    public void signOut() {
        act(() -> signedOut = true);
    }

    /** Ends streams, as those of a person who has opened too many. */
    public void endStreamsAsTooMany() {
        act(() -> tooManyStreams = true);
    }

    /** Streams stay open and say nothing. */
    public void silent(boolean now) {
        act(() -> silent = now);
    }

    /** The next stream is cut after so many bytes; and the ones after it later and later, so that it ends some time. */
    public void cutAfter(int bytes) {
        act(() -> bytesUntilCut = bytes);
    }

    /** The next so many messages are taken, but the sender never hears so. */
    public void loseAnswers(int count) {
        act(() -> answersToLose = count);
    }

    /** Pages of messages end after so many, as they do where messages are long. */
    public void endPagesAfter(int count) {
        act(() -> longestPage = count);
    }

    /** Messages are refused with this status; 0 to take them again. */
    public void refuseMessages(int status) {
        act(() -> refusal = status);
    }

    /** The office was restored from a backup: another log, in which nobody's cursor is known. */
    public void restoreFromBackup(int messagesToKeep) {
        act(() -> office.restoreFromBackup(messagesToKeep));
    }

    // --- what happens in the office ---------------------------------------------------------------------------------

    public synchronized Message receive(String from, String body) {
        return office.append(from, from, body, null);
    }

    /** Shyam reads on another computer. */
    public synchronized void readElsewhere(String with) {
        String channel = office.channelWith(with);
        office.read(channel, office.messages(channel).getLast());
    }

    /** Another reads what Shyam wrote. */
    public synchronized void otherReads(String with) {
        String channel = office.channelWith(with);
        Message last = office.messages(channel).getLast();
        event(new Event.ReadReceipt(channel, with, null, last.id(), last.number(), 0, 0, Instant.now()));
    }

    /** A message that reaches the history but, for some fault, not the log's readers. */
    public synchronized Message receiveWithoutEvent(String from, String body) {
        Message message = receive(from, body);
        office.log.removeLast();
        return message;
    }

    public synchronized List<Message> history(String with) {
        return office.history(with);
    }

    public synchronized Cursor head() {
        return office.head();
    }

    public synchronized Cursor event(Event event) {
        return office.event(event);
    }

    /** The calls so far, as {@code GET /api/v1/users}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized int streamsOpened() {
        return streamsOpened;
    }

    // --- HTTP -------------------------------------------------------------------------------------------------------

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            synchronized (this) {
                calls.add(exchange.getRequestMethod() + " " + path);
                if (away) {
                    return;
                }
                if (signedOut || !"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                    answer(exchange, 401, Problem.of("unauthorised", "Please sign in again."));
                    return;
                }
            }
            if (path.startsWith("/api/v1/sse/")) {
                stream(exchange);
            } else {
                call(exchange, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void call(HttpExchange exchange, String path) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String[] parts = path.split("/");
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean post = exchange.getRequestMethod().equals("POST");
        switch (parts[parts.length - 1]) {
            case "health" -> answer(exchange, 200, new Answers.Health("up", "Ayodhya", true, "test"));
            case "office" -> answer(exchange, 200, AYODHYA);
            case "channels" -> answer(exchange, 200, new Answers.ChannelList(AYODHYA,
                    office.channels(), head()));
            case "users" -> answer(exchange, 200, new Answers.UserList(ScriptedOffice.people()));
            case "online-users" -> answer(exchange, 200,
                    new Answers.OnlineUsers(List.of(new Status("rama", Presence.ONLINE, null))));
            case "unread" -> answer(exchange, 200, Answers.UnreadCounts.of(office.unread().channels(), head()));
            case "events" -> events(exchange, query);
            case "read" -> {
                String upTo = Json.read(body, Requests.Read.class).upTo();
                office.messages(parts[4]).stream().filter(message -> message.id().equals(upTo)).findFirst()
                        .ifPresent(message -> office.read(parts[4], message));
                answer(exchange, 200, new Answers.ReadState(office.unread(parts[4]), 0));
            }
            case "messages" -> {
                if (post) {
                    take(exchange, parts[4], Json.read(body, Requests.MessageToSend.class));
                } else {
                    history(exchange, parts[4], query);
                }
            }
            default -> {
                if (parts[3].equals("direct")) {
                    office.direct(parts[4]);
                    answer(exchange, 201, office.shown(parts[4]));
                } else {
                    answer(exchange, 404, Problem.of("not_found", "There is nothing here."));
                }
            }
        }
    }

    private void take(HttpExchange exchange, String channel, Requests.MessageToSend sent) throws IOException {
        if (refusal != 0) {
            answer(exchange, refusal, Problem.of("refused", "No."));
            return;
        }
        Message message = office.messages(channel).stream()
                .filter(candidate -> sent.clientId() != null && sent.clientId().equals(candidate.clientId()))
                .findFirst()
                .orElseGet(() -> office.append(office.otherIn(channel), READER, sent.body(), sent.clientId()));
        if (answersToLose > 0) {
            answersToLose--;
            return;
        }
        answer(exchange, 201, message);
    }

    private void history(HttpExchange exchange, String channel, String query) throws IOException {
        Map<String, String> asked = parameters(query);
        int limit = Math.min(longestPage, Integer.parseInt(asked.getOrDefault("limit", "50")));
        List<Message> all = office.messages(channel);
        if (asked.containsKey("after")) {
            List<Message> after = all.stream().dropWhile(message -> !message.id().equals(asked.get("after"))).skip(1)
                    .toList();
            answer(exchange, 200, new Answers.MessagePage(after.stream().limit(limit).toList(), after.size() > limit));
            return;
        }
        List<Message> before = all.stream().takeWhile(message -> !message.id().equals(asked.get("before"))).toList();
        int from = Math.max(0, before.size() - limit);
        answer(exchange, 200, new Answers.MessagePage(before.subList(from, before.size()), from > 0));
    }

    private void events(HttpExchange exchange, String query) throws IOException {
        Map<String, String> asked = parameters(query);
        Cursor after = Cursor.parse(asked.get("after"));
        if (!office.knows(after)) {
            String resync = Json.write(new Event.Resync(head()));
            answer(exchange, 200, "{\"events\":[{\"id\":\"" + head() + "\",\"type\":\"resync\",\"data\":" + resync
                    + "}],\"cursor\":\"" + head() + "\",\"more\":false}");
            return;
        }
        int limit = Integer.parseInt(asked.getOrDefault("limit", "100"));
        List<LoggedEvent> rest = office.log.stream().filter(event -> event.id().pos() > after.pos()).toList();
        List<LoggedEvent> page = rest.stream().limit(limit).toList();
        Cursor cursor = rest.size() > limit ? page.getLast().id() : head();
        String list = page.stream()
                .map(event -> "{\"id\":\"" + event.id() + "\",\"type\":\"" + EventType.of(event.event()).wireName()
                        + "\",\"data\":" + Json.write(event.event()) + "}")
                .collect(Collectors.joining(","));
        answer(exchange, 200, "{\"events\":[" + list + "],\"cursor\":\"" + cursor + "\",\"more\":"
                + (rest.size() > limit) + "}");
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        Cursor after = Cursor.parse(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        int budget;
        synchronized (this) {
            if (streamsRefused) {
                answer(exchange, 503, Problem.of("unavailable", "No streams just now."));
                return;
            }
            streamsOpened++;
            budget = bytesUntilCut;
            if (bytesUntilCut < Integer.MAX_VALUE) {
                bytesUntilCut += 97;
            }
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        boolean known;
        long told;
        synchronized (this) {
            known = office.knows(after);
            told = known ? after.pos() : head().pos();
        }
        budget = write(out, "retry: 1500\n" + frame(after, new Event.Connection(head(), known ? after : null)), budget);
        if (!known) {
            budget = write(out, frame(head(), new Event.Resync(head())), budget);
        }
        while (budget > 0) {
            StringBuilder frames = new StringBuilder();
            synchronized (this) {
                if (away || streamsRefused) {
                    return;
                }
                if (tooManyStreams) {
                    write(out, frame(null, new Event.StreamEnded(Event.StreamEnded.TOO_MANY_STREAMS, "One too many.")), budget);
                    return;
                }
                for (LoggedEvent event : office.log) {
                    if (event.id().pos() > told && !silent) {
                        frames.append(frame(event.id(), event.event()));
                    }
                }
                if (frames.isEmpty()) {
                    wait(200);
                    continue;
                }
                told = head().pos();
                frames.append(frame(null, new Event.Heartbeat(head(), office.unread().digest(), Instant.now(), true)));
            }
            budget = write(out, frames.toString(), budget);
        }
    }

    private static int write(OutputStream out, String frames, int budget) throws IOException {
        byte[] bytes = frames.getBytes(StandardCharsets.UTF_8);
        int count = Math.min(bytes.length, budget);
        out.write(bytes, 0, count);
        out.flush();
        return budget - count;
    }

    private static String frame(Cursor id, Event event) {
        return (id == null ? "" : "id: " + id + "\n") + "data: " + Json.writeEvent(event) + "\n\n";
    }

    private static void answer(HttpExchange exchange, int status, Object body) {
        try {
            byte[] bytes = body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : Json.writeBytes(body);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private synchronized void act(Runnable change) {
        change.run();
        notifyAll();
    }
}
