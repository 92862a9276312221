package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.User;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The server's API as methods. Every call blocks, for {@link #TIMEOUT} at the longest, and throws a {@link ServerException}
 * when it does not succeed; call from any thread but the FX thread. Neither tokens nor bodies are ever logged or put into
 * exceptions.
 */
public final class ServerClient implements AutoCloseable {

    /** A call without an answer for this long has failed. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final String DEVICE = "Vireo desktop (" + System.getProperty("os.name", "unknown") + ")";

    private final URI server;
    private final HttpClient http;
    private final @Nullable String token;

    private ServerClient(URI server, HttpClient http, @Nullable String token) {
        this.server = server;
        this.http = http;
        this.token = token;
    }

    /** A client that is not signed in. */
    public static ServerClient of(URI server) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        return new ServerClient(server, http, null);
    }

    /** The same connections, signed in. Closing either closes both. */
    public ServerClient signedIn(String withToken) {
        return new ServerClient(server, http, withToken);
    }

    public URI server() {
        return server;
    }

    /** Ends what is under way and every connection. */
    @Override
    public void close() {
        http.shutdownNow();
    }

    // --- the office and signing in ----------------------------------------------------------------------------------

    public Answers.Health health() {
        return call("GET", "/health", null, Answers.Health.class);
    }

    public Answers.SignedIn setUp(Requests.Setup setup) {
        return call("POST", "/api/v1/setup", setup, Answers.SignedIn.class);
    }

    public Answers.SignedIn signIn(String username, String password) {
        return call("POST", "/api/v1/session", new Requests.SignIn(username, password), Answers.SignedIn.class);
    }

    /** Ends this session on the server. */
    public void signOut() {
        exchange("DELETE", "/api/v1/session", null);
    }

    public List<Answers.Session> sessions() {
        return call("GET", "/api/v1/sessions", null, Answers.Sessions.class).sessions();
    }

    public void endSession(String id) {
        exchange("DELETE", "/api/v1/session/" + escape(id), null);
    }

    // --- people -----------------------------------------------------------------------------------------------------

    public List<User> users() {
        return call("GET", "/api/v1/users", null, Answers.Users.class).users();
    }

    public User user(String username) {
        return call("GET", "/api/v1/user/" + escape(username), null, User.class);
    }

    public List<User> addUsers(List<Requests.NewUser> people) {
        return call("POST", "/api/v1/users", people, Answers.Users.class).users();
    }

    public User changeUser(String username, Requests.UserChange change) {
        return call("PATCH", "/api/v1/user/" + escape(username), change, User.class);
    }

    /** A person's picture as PNG; empty where there is none. */
    public Optional<byte[]> avatar(String username) {
        try {
            return Optional.of(exchange("GET", "/api/v1/user/" + escape(username) + "/avatar", null));
        } catch (ServerException.Refused e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Sets one's own picture: PNG, JPEG or GIF. */
    public void changeAvatar(String username, byte[] image) {
        HttpRequest request = request("/api/v1/user/" + escape(username) + "/avatar")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(image))
                .build();
        checked(answer(request, BodyHandlers.ofByteArray()));
    }

    /** Chooses one's own availability; offline cannot be chosen. */
    public void changeAvailability(String username, Presence presence) {
        exchange("PUT", "/api/v1/user/" + escape(username) + "/status", new Requests.Availability(presence));
    }

    /** Everybody who is not offline. */
    public List<Status> onlineUsers() {
        return call("GET", "/api/v1/online-users", null, Answers.OnlineUsers.class).users();
    }

    // --- channels and messages --------------------------------------------------------------------------------------

    public Answers.Channels channels() {
        return call("GET", "/api/v1/channels", null, Answers.Channels.class);
    }

    /** The direct channel with somebody, made now if there was none. */
    public Channel direct(String username) {
        return call("POST", "/api/v1/direct/" + escape(username), null, Channel.class);
    }

    /** The newest messages of a channel. */
    public Answers.Messages newestMessages(String channelId, int limit) {
        return messages(channelId, "?limit=" + limit);
    }

    /** The messages right before one. */
    public Answers.Messages messagesBefore(String channelId, String messageId, int limit) {
        return messages(channelId, "?before=" + escape(messageId) + "&limit=" + limit);
    }

    /** The messages right after one. */
    public Answers.Messages messagesAfter(String channelId, String messageId, int limit) {
        return messages(channelId, "?after=" + escape(messageId) + "&limit=" + limit);
    }

    private Answers.Messages messages(String channelId, String query) {
        return call("GET", "/api/v1/channel/" + escape(channelId) + "/messages" + query, null, Answers.Messages.class);
    }

    /** Sends a message; a repeat with the same client id answers with the first one. */
    public Message send(String channelId, String clientId, String body) {
        return call("POST", "/api/v1/channel/" + escape(channelId) + "/messages",
                new Requests.NewMessage(clientId, body, null, null), Message.class);
    }

    public Answers.ReadState read(String channelId, String upToMessageId) {
        return call("POST", "/api/v1/channel/" + escape(channelId) + "/read", new Requests.Read(upToMessageId),
                Answers.ReadState.class);
    }

    public Unread unread() {
        return call("GET", "/api/v1/unread", null, Unread.class);
    }

    // --- events -----------------------------------------------------------------------------------------------------

    Answers.Events events(Cursor after, int limit) {
        byte[] page = exchange("GET", "/api/v1/events?after=" + escape(after.toString()) + "&limit=" + limit, null);
        try {
            return Json.readEvents(page);
        } catch (Json.InvalidJsonException e) {
            throw new ServerException.Unreachable("the answer is not one of a Vireo server", e);
        }
    }

    /** Opens the stream after a cursor. The caller closes it; reading may block for ever. */
    InputStream stream(String username, Cursor after) {
        HttpRequest request = request("/api/v1/sse/" + escape(username))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", after.toString())
                .GET()
                .build();
        HttpResponse<InputStream> response = answer(request, BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw problem(response, body.readNBytes(64 * 1024));
        } catch (IOException e) {
            throw new ServerException.Unreachable("the connection broke", e);
        }
    }

    // --- HTTP -------------------------------------------------------------------------------------------------------

    private <T> T call(String method, String path, @Nullable Object body, Class<T> type) {
        byte[] answer = exchange(method, path, body);
        try {
            return Json.read(answer, type);
        } catch (Json.InvalidJsonException e) {
            throw new ServerException.Unreachable("the answer is not one of a Vireo server", e);
        }
    }

    private byte[] exchange(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = request(path);
        BodyPublisher publisher = BodyPublishers.noBody();
        if (body != null) {
            request.header("Content-Type", "application/json");
            publisher = BodyPublishers.ofByteArray(Json.writeBytes(body));
        }
        return checked(answer(request.method(method, publisher).build(), BodyHandlers.ofByteArray()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).header("User-Agent", DEVICE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    /** Waits for the whole answer: the request's own timeout would end with the headers and let a body hang for ever. */
    private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> handler) {
        CompletableFuture<HttpResponse<T>> answer;
        try {
            answer = http.sendAsync(request, handler);
        } catch (IllegalArgumentException e) {
            throw new ServerException.Unreachable("not a server's address", e);
        }
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ServerException.Unreachable("the server cannot be reached", e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ServerException.Unreachable("the server does not answer", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ServerException.Unreachable("stopped", e);
        }
    }

    private static byte[] checked(HttpResponse<byte[]> response) {
        if (response.statusCode() >= 200 && response.statusCode() < 300) {
            return response.body();
        }
        throw problem(response, response.body());
    }

    private static ServerException problem(HttpResponse<?> response, byte[] body) {
        int status = response.statusCode();
        Problem.Details details;
        try {
            details = Json.read(body, Problem.class).error();
        } catch (Json.InvalidJsonException e) {
            details = null;
        }
        String code = details == null ? "http_" + status : details.code();
        String message = details == null ? "the server answered " + status : details.message();
        if (status == 401) {
            return new ServerException.Unauthorised(code, message);
        }
        return new ServerException.Refused(status, code, message, retryAfter(response));
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    private static String escape(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
