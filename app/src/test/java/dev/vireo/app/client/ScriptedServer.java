package dev.vireo.app.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.EventType;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.User;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that fails as it is told to: it cuts streams after any number of bytes, loses answers, refuses, falls silent and
 * goes away. It knows one reader, Shyam, and shows him an office of direct channels.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final Office AYODHYA = new Office("Ayodhya", true, null, 1_000_000);

    public static final String READER = "shyam";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<LoggedEvent> log = new ArrayList<>();
    private final Map<String, List<Message>> messages = new LinkedHashMap<>();
    private final Map<String, String> channelOf = new TreeMap<>();
    private final Map<String, Long> readNumbers = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();

    private String epoch = "e1";
    private long firstPos = 1;
    private long pos;
    private boolean away;
    private boolean streamsRefused;
    private boolean signedOut;
    private boolean silent;
    private boolean tooManyStreams;
    private int bytesUntilCut = Integer.MAX_VALUE;
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

    /** Messages are refused with this status; 0 to take them again. */
    public void refuseMessages(int status) {
        act(() -> refusal = status);
    }

    /** The office was restored from a backup: another log, in which nobody's cursor is known. */
    public synchronized void restoreFromBackup(int messagesToKeep) {
        epoch = "e2";
        log.clear();
        pos = 500;
        firstPos = 501;
        messages.values().forEach(list -> list.subList(Math.min(messagesToKeep, list.size()), list.size()).clear());
        notifyAll();
    }

    // --- what happens in the office ---------------------------------------------------------------------------------

    public synchronized Message receive(String from, String body) {
        return append(from, from, body, null);
    }

    /** Shyam reads on another computer. */
    public synchronized void readElsewhere(String with) {
        String channel = channelOf.get(with);
        read(channel, messages.get(channel).getLast());
    }

    /** Another reads what Shyam wrote. */
    public synchronized void otherReads(String with) {
        String channel = channelOf.get(with);
        Message last = messages.get(channel).getLast();
        event(new Event.ReadReceipt(channel, with, null, last.id(), last.number(), 0, 0, Instant.now()));
    }

    /** A message that reaches the history but, for some fault, not the log's readers. */
    public synchronized Message receiveWithoutEvent(String from, String body) {
        Message message = receive(from, body);
        log.removeLast();
        return message;
    }

    public synchronized List<Message> history(String with) {
        return List.copyOf(messages.getOrDefault(channelOf.getOrDefault(with, ""), List.of()));
    }

    public synchronized Cursor head() {
        return new Cursor(epoch, pos);
    }

    public synchronized Cursor event(Event event) {
        pos++;
        log.add(new LoggedEvent(head(), event));
        notifyAll();
        return head();
    }

    /** The calls so far, as {@code GET /api/v1/users}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized int streamsOpened() {
        return streamsOpened;
    }

    private Message append(String with, String author, String body, String clientId) {
        String channel = direct(with);
        List<Message> history = messages.get(channel);
        Message message = Message.written("" + (pos + 1), channel, history.size() + 1, author, body, Instant.now(), clientId);
        history.add(message);
        event(new Event.NewMessage(message));
        return message;
    }

    private String direct(String with) {
        String known = channelOf.get(with);
        if (known != null) {
            return known;
        }
        String id = "" + (pos + 1);
        channelOf.put(with, id);
        messages.put(id, new ArrayList<>());
        event(new Event.ChannelUpdated(channel(with, null, null, null)));
        return id;
    }

    private void read(String channel, Message upTo) {
        if (upTo.number() > readNumbers.getOrDefault(channel, 0L)) {
            readNumbers.put(channel, upTo.number());
            event(new Event.ReadReceipt(channel, READER, null, upTo.id(), upTo.number(), unread(channel), 0, Instant.now()));
        }
    }

    private int unread(String channel) {
        long read = readNumbers.getOrDefault(channel, 0L);
        return (int) messages.get(channel).stream()
                .filter(message -> !message.author().equals(READER) && message.number() > read).count();
    }

    private Unread unread() {
        return Unread.of(messages.keySet().stream()
                .map(channel -> new Unread.ChannelUnread(channel, unread(channel), 0, List.of())).toList());
    }

    private Channel channel(String with, Integer unread, Integer mentions, Message last) {
        String id = channelOf.get(with);
        List<Member> members = List.of(
                new Member(READER, ChannelRole.MEMBER, NotificationPreference.ALL, null, readNumbers.getOrDefault(id, 0L)),
                new Member(with, ChannelRole.MEMBER, NotificationPreference.ALL, null, 0));
        return new Channel(id, ChannelKind.DIRECT, "", "", Instant.EPOCH, false, null, members, messages.get(id).size(), unread,
                mentions, List.of(), last);
    }

    private Channel shown(String with) {
        String id = channelOf.get(with);
        List<Message> history = messages.get(id);
        return channel(with, unread(id), 0, history.isEmpty() ? null : history.getLast());
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
                    channelOf.keySet().stream().map(this::shown).toList(), head()));
            case "users" -> answer(exchange, 200, new Answers.UserList(people()));
            case "online-users" -> answer(exchange, 200,
                    new Answers.OnlineUsers(List.of(new Status("rama", Presence.ONLINE, null))));
            case "unread" -> answer(exchange, 200, Answers.UnreadCounts.of(unread().channels(), head()));
            case "events" -> events(exchange, query);
            case "read" -> {
                String upTo = Json.read(body, Requests.Read.class).upTo();
                messages.get(parts[4]).stream().filter(message -> message.id().equals(upTo)).findFirst()
                        .ifPresent(message -> read(parts[4], message));
                answer(exchange, 200, new Answers.ReadState(unread(parts[4]), 0));
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
                    direct(parts[4]);
                    answer(exchange, 201, shown(parts[4]));
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
        String with = channelOf.entrySet().stream().filter(entry -> entry.getValue().equals(channel)).findFirst()
                .orElseThrow().getKey();
        Message message = messages.get(channel).stream()
                .filter(candidate -> sent.clientId() != null && sent.clientId().equals(candidate.clientId()))
                .findFirst()
                .orElseGet(() -> append(with, READER, sent.body(), sent.clientId()));
        if (answersToLose > 0) {
            answersToLose--;
            return;
        }
        answer(exchange, 201, message);
    }

    private void history(HttpExchange exchange, String channel, String query) throws IOException {
        Map<String, String> asked = parameters(query);
        int limit = Integer.parseInt(asked.getOrDefault("limit", "50"));
        List<Message> all = messages.get(channel);
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
        if (!knows(after)) {
            String resync = Json.write(new Event.Resync(head()));
            answer(exchange, 200, "{\"events\":[{\"id\":\"" + head() + "\",\"type\":\"resync\",\"data\":" + resync
                    + "}],\"cursor\":\"" + head() + "\",\"more\":false}");
            return;
        }
        int limit = Integer.parseInt(asked.getOrDefault("limit", "100"));
        List<LoggedEvent> rest = log.stream().filter(event -> event.id().pos() > after.pos()).toList();
        List<LoggedEvent> page = rest.stream().limit(limit).toList();
        Cursor cursor = rest.size() > limit ? page.getLast().id() : head();
        String list = page.stream()
                .map(event -> "{\"id\":\"" + event.id() + "\",\"type\":\"" + EventType.of(event.event()).wireName()
                        + "\",\"data\":" + Json.write(event.event()) + "}")
                .collect(Collectors.joining(","));
        answer(exchange, 200, "{\"events\":[" + list + "],\"cursor\":\"" + cursor + "\",\"more\":"
                + (rest.size() > limit) + "}");
    }

    private boolean knows(Cursor cursor) {
        return cursor.epoch().equals(epoch) && cursor.pos() <= pos && cursor.pos() >= firstPos - 1;
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
            known = knows(after);
            told = known ? after.pos() : pos;
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
                for (LoggedEvent event : log) {
                    if (event.id().pos() > told && !silent) {
                        frames.append(frame(event.id(), event.event()));
                    }
                }
                if (frames.isEmpty()) {
                    wait(200);
                    continue;
                }
                told = pos;
                frames.append(frame(null, new Event.Heartbeat(head(), unread().digest(), Instant.now(), true)));
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

    private static List<User> people() {
        return Stream.of("shyam", "rama", "sita", "lakshman")
                .map(name -> new User(name, name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
                        "", "", OfficeRole.MEMBER, "", null, Presence.OFFLINE, null))
                .toList();
    }

    private synchronized void act(Runnable change) {
        change.run();
        notifyAll();
    }
}
