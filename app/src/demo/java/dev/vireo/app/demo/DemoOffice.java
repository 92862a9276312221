package dev.vireo.app.demo;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.server.Config;
import dev.vireo.server.VireoServer;
import dev.vireo.server.tls.TlsChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A fresh office with forty people and some history, always the same, on a free port of this computer. It is filled over HTTP as
 * any script would do it; only the clock is lent, so that the history lies in the past.
 */
final class DemoOffice implements AutoCloseable {

    static final String PASSWORD = "an office in green";

    private static final String NAME = "Vireo demo office";
    static final String OWNER = "bharata";
    /** Whose latest words have not been read by whom when the story begins. */
    private static final Set<String> UNREAD = Set.of("sita to shyam", "hanuman to shyam", "lakshman to shyam",
            "kausalya to shyam", "jatayu to shyam", "angada to rama");

    /** Who is there besides the two at the windows. They ask for news by polling, as a script would. */
    private static final Map<String, Presence> THERE = Map.ofEntries(
            Map.entry("sita", Presence.DO_NOT_DISTURB), Map.entry("lakshman", Presence.ONLINE),
            Map.entry("hanuman", Presence.AWAY), Map.entry("kausalya", Presence.ONLINE),
            Map.entry("ahalya", Presence.ONLINE), Map.entry("angada", Presence.AWAY),
            Map.entry("bharata", Presence.ONLINE), Map.entry("urmila", Presence.ONLINE),
            Map.entry("valmiki", Presence.DO_NOT_DISTURB), Map.entry("tara", Presence.ONLINE),
            Map.entry("gautama", Presence.AWAY), Map.entry("mandavi", Presence.ONLINE));
    private static final Duration ASKING = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService crowd = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("demo-crowd").daemon().factory());
    private final Map<String, String> tokens = new HashMap<>();
    private final Path folder;
    private final int port;
    private VireoServer server;
    private volatile @Nullable Instant past;

    private DemoOffice(Path folder) {
        this.folder = folder;
        this.server = VireoServer.start(config(0), this::now);
        this.port = server.port();
    }

    static DemoOffice open(Path folder) {
        DemoOffice office = new DemoOffice(folder);
        office.fill();
        office.bringInTheCrowd();
        return office;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    List<String> usernames() {
        return List.copyOf(tokens.keySet());
    }

    /** Stops the server, as when its computer is switched off. */
    void stop() {
        server.close();
    }

    /** Starts it again where it was. */
    void start() {
        server = VireoServer.start(config(port), this::now);
    }

    /** Makes it start with another key, as somebody in between would show. */
    void forgetKey() {
        try {
            Files.delete(folder.resolve("tls/key.pem"));
            Files.delete(folder.resolve("tls/certificate.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On this computer, and encrypted for whoever wants that. */
    private Config config(int onPort) {
        return Config.local(folder, onPort).with(TlsChoice.AUTO);
    }

    private Instant now() {
        Instant lent = past;
        return lent == null ? Instant.now() : lent;
    }

    private void fill() {
        ZonedDateTime now = ZonedDateTime.now();
        past = now.minusDays(5).toInstant();
        List<Requests.NewUser> people = Resource.lines("people.csv").map(DemoOffice::person).toList();
        setUp(people);
        people.forEach(person -> tokens.computeIfAbsent(person.username(), this::token));
        people.stream().map(Requests.NewUser::username).filter(DemoOffice::hasPortrait).forEach(this::portrait);
        statusTexts();
        DemoChannels channels = new DemoChannels((method, path, token, body) -> call(method, path, token, body), tokens);
        channels.make();
        for (HistoryLine line : HistoryLine.readAll(now)) {
            past = line.at();
            if (line.inChannel()) {
                channels.write(line);
            } else {
                send(line);
            }
        }
        channels.talkOn(sinceThen -> past = now.toInstant().minus(sinceThen));
        past = null;
    }

    private void setUp(List<Requests.NewUser> people) {
        Requests.NewUser owner = people.stream().filter(one -> one.username().equals(OWNER)).findFirst().orElseThrow();
        Requests.Setup setup = new Requests.Setup(
                server.setupCode().orElseThrow(), NAME, OWNER, owner.displayName(), PASSWORD);
        String token = Json.read(call("POST", "/api/v1/setup", "", json(setup)), Answers.SignedIn.class).token();
        tokens.put(OWNER, token);
        call("PATCH", "/api/v1/user/" + OWNER, token,
                json(new Requests.UserChange(null, owner.title(), owner.department(), null, null)));
        call("POST", "/api/v1/users", token,
                json(people.stream().filter(one -> !one.username().equals(OWNER)).toList()));
    }

    private static Requests.NewUser person(String line) {
        String[] fields = line.split(";");
        return new Requests.NewUser(fields[0], fields[1], fields[2], fields[3], OfficeRole.MEMBER, PASSWORD);
    }

    private String token(String username) {
        String answer = call("POST", "/api/v1/session", "", json(new Requests.SignIn(username, PASSWORD)));
        return Json.read(answer, Answers.SignedIn.class).token();
    }

    /** Two in three, so that initials are seen as well. */
    private static boolean hasPortrait(String username) {
        return Math.floorMod(username.hashCode(), 3) != 0;
    }

    private void portrait(String username) {
        call("PUT", "/api/v1/user/" + username + "/avatar", tokens.get(username),
                BodyPublishers.ofByteArray(Portrait.of(username)), "image/png");
    }

    private void statusTexts() {
        Map.of("rama", "Review at two", "hanuman", "On site", "valmiki", "Writing, back at noon",
                "jatayu", "Night shift", "sita", "In interviews until four, leave a message")
                .forEach((username, text) -> call("PATCH", "/api/v1/user/" + username, tokens.get(username),
                        json(new Requests.UserChange(null, null, null, text, null))));
    }

    private void send(HistoryLine line) {
        call("POST", "/api/users/messages/send-with-notification", tokens.get(line.from()), json(Map.of(
                "from_user", line.from(), "to_user", line.to(), "message", line.text())));
        if (!UNREAD.contains(line.from() + " to " + line.to()) || !isRecent(line)) {
            call("POST", "/api/users/messages/mark-read", tokens.get(line.to()), json(Map.of(
                    "reader", line.to(), "sender", line.from())));
        }
    }

    private static boolean isRecent(HistoryLine line) {
        return line.at().isAfter(Instant.now().minusSeconds(100 * 60));
    }

    private void bringInTheCrowd() {
        THERE.forEach((username, presence) -> call("PUT", "/api/v1/user/" + username + "/status", tokens.get(username),
                json(new Requests.Availability(presence))));
        crowd.scheduleAtFixedRate(this::askForNews, 0, ASKING.toSeconds(), TimeUnit.SECONDS);
    }

    private void askForNews() {
        try {
            THERE.keySet().forEach(username -> call("GET", "/api/v1/events", tokens.get(username), BodyPublishers.noBody()));
        } catch (UncheckedIOException | IllegalStateException away) {
            // the story stops the server for a while; they ask again
        }
    }

    /** Writes as somebody of the office who is not at a window. */
    void write(String from, String to, String text) {
        call("POST", "/api/users/messages/send-with-notification", tokens.get(from), json(Map.of(
                "from_user", from, "to_user", to, "message", text)));
    }

    static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(Json.write(body));
    }

    private String call(String method, String path, String token, BodyPublisher body) {
        return call(method, path, token, body, "application/json");
    }

    private String call(String method, String path, String token, BodyPublisher body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path))
                .method(method, body)
                .header("Content-Type", type);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        crowd.shutdownNow();
        http.close();
        server.close();
    }
}
