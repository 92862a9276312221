package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The server's API as methods: here how one gets in, the rest by subject. Every call blocks, for {@link Http#TIMEOUT} at the longest and a {@link #retrying} one some seconds
 * more, and throws a {@link ServerException} when it does not succeed; call from any thread but the FX thread. Neither tokens nor
 * bodies are ever logged or put into exceptions.
 */
public final class ServerClient implements AutoCloseable {

    /** A call without an answer for this long has failed. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final RetryPolicy ONCE = new RetryPolicy(() -> new Backoff(Duration.ZERO, Duration.ZERO, RandomGenerator.getDefault()),
            Duration.ZERO);

    private final Http http;
    private final FileStreaming transfers;

    private ServerClient(Http http) {
        this.http = http;
        this.transfers = new FileStreaming(http);
    }

    /** A client that is not signed in, and believes authorities only. */
    public static ServerClient of(URI server) {
        return of(server, ServerTrust.vouched());
    }

    /** A client that is not signed in. */
    public static ServerClient of(URI server, ServerTrust trust) {
        HttpClient connections = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .proxy(new LocalNetwork(ProxySelector.getDefault()))
                .sslContext(trust.context())
                .build();
        return new ServerClient(new Http(new ServerPlace(server), connections, trust, null, ONCE));
    }

    /** The same connections, signed in. Closing either closes both. */
    public ServerClient signedIn(String withToken) {
        return new ServerClient(new Http(http.place(), http.connections(), http.trust(), withToken, http.tries()));
    }

    /**
     * The same connections, with calls that are repeated for a moment while a server is restarted: those that mean the same when
     * they come twice. Closing either closes both.
     */
    public ServerClient retrying(StreamTiming timing, RandomGenerator random) {
        Duration least = timing.retryLeast();
        RetryPolicy tries = new RetryPolicy(() -> new Backoff(least, least.multipliedBy(2), random), timing.moment());
        return new ServerClient(new Http(http.place(), http.connections(), http.trust(), http.token(), tries));
    }

    public URI server() {
        return http.server();
    }

    /** The version of TLS of the last handshake, as "TLSv1.3"; empty before one, and without encryption. */
    public Optional<String> protocol() {
        return http.trust().protocol();
    }

    /** All further calls over these connections go to another address of the same server; whoever answers there has to have its key. */
    public void moveTo(URI address) {
        http.place().moveTo(address);
    }

    /** Ends what is under way and every connection. */
    @Override
    public void close() {
        http.connections().shutdownNow();
    }

    // --- the office and signing in ----------------------------------------------------------------------------------

    /** By which key the server says that the office is known. */
    public Answers.Identity identity() {
        return http.call("GET", "/api/v1/identity", null, Answers.Identity.class);
    }

    public Answers.Health health() {
        return http.call("GET", "/health", null, Answers.Health.class);
    }

    /** As {@link #health()}, of somebody who may never answer. */
    public Answers.Health healthWithin(Duration patience) {
        return Http.read(Http.checked(http.answer(http.request("/health").GET().build(), HttpResponse.BodyHandlers.ofByteArray(),
                new Http.AnswerDeadline(() -> 0, patience, patience))), Answers.Health.class);
    }

    /** Where the office is if its address only leads there, as from http to https on the same host. */
    public Optional<URI> movedTo() {
        return http.redirection("/health");
    }

    public Answers.SignedIn setUp(Requests.Setup setup) {
        return http.call("POST", "/api/v1/setup", setup, Answers.SignedIn.class);
    }

    public Answers.SignedIn signIn(String username, String password) {
        return http.call("POST", "/api/v1/session", new Requests.SignIn(username, password), Answers.SignedIn.class);
    }

    /** What awaits whoever joins by an invitation, and whether they can have these names. */
    public Answers.JoinPreview checkJoining(Requests.JoinCheck check) {
        return http.call("POST", "/api/v1/join/check", check, Answers.JoinPreview.class);
    }

    public Answers.SignedIn join(Requests.Join join) {
        return http.call("POST", "/api/v1/join", join, Answers.SignedIn.class);
    }

    /** Ends this session on the server. */
    public void signOut() {
        http.exchange("DELETE", "/api/v1/session", null);
    }

    public Office office() {
        return http.call("GET", "/api/v1/office", null, Office.class);
    }

    public Office changeOffice(Requests.OfficeChange change) {
        return http.call("PATCH", "/api/v1/office", change, Office.class);
    }

    // --- the rest, by subject ---------------------------------------------------------------------------------------

    public SessionClient sessions() {
        return new SessionClient(http);
    }

    public PasswordClient passwords() {
        return new PasswordClient(http);
    }

    /** The access tokens of people and bots. */
    public TokenClient tokens() {
        return new TokenClient(http);
    }

    public InvitationClient invitations() {
        return new InvitationClient(http);
    }

    public PeopleClient people() {
        return new PeopleClient(http);
    }

    public ChannelClient channels() {
        return new ChannelClient(http);
    }

    public ScheduledClient scheduled() {
        return new ScheduledClient(http);
    }

    public MessageClient messages() {
        return new MessageClient(http);
    }

    public FileClient files() {
        return new FileClient(http, transfers);
    }

    public ExportClient exports() {
        return new ExportClient(http, transfers);
    }

    /** The audit log, for owners. */
    public AuditClient audit() {
        return new AuditClient(http, transfers);
    }

    /** The office's backups, for owners. */
    public BackupClient backups() {
        return new BackupClient(http);
    }

    /** What the office offers as an update of Vireo. */
    public ReleaseClient releases() {
        return new ReleaseClient(http);
    }

    // --- events -----------------------------------------------------------------------------------------------------

    Answers.EventPage events(Cursor after, int limit) {
        byte[] page = http.exchange("GET", "/api/v1/events?after=" + Http.escape(after.toString()) + "&limit=" + limit, null);
        try {
            return Json.readEvents(page);
        } catch (Json.InvalidJsonException e) {
            throw new ServerException.Unreachable("the answer is not one of a Vireo server", e);
        }
    }

    /** Opens the stream after a cursor. The caller closes it; reading may block for ever. */
    InputStream stream(String username, Cursor after) {
        HttpRequest request = http.request("/api/v1/sse/" + Http.escape(username))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", after.toString())
                .GET()
                .build();
        HttpResponse<InputStream> response = http.answer(request, BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw Http.problem(response, body.readNBytes(64 * 1024));
        } catch (IOException e) {
            throw new ServerException.Unreachable("the connection broke", e);
        }
    }
}
