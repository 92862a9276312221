package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The server's API as methods. Every call blocks, for {@link Http#TIMEOUT} at the longest and a {@link #retrying} one some seconds
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
        return new ServerClient(new Http(server, connections, trust, null, ONCE));
    }

    /** The same connections, signed in. Closing either closes both. */
    public ServerClient signedIn(String withToken) {
        return new ServerClient(new Http(http.server(), http.connections(), http.trust(), withToken, http.tries()));
    }

    /**
     * The same connections, with calls that are repeated for a moment while a server is restarted: those that mean the same when
     * they come twice. Closing either closes both.
     */
    public ServerClient retrying(StreamTiming timing, RandomGenerator random) {
        Duration least = timing.retryLeast();
        RetryPolicy tries = new RetryPolicy(() -> new Backoff(least, least.multipliedBy(2), random), timing.moment());
        return new ServerClient(new Http(http.server(), http.connections(), http.trust(), http.token(), tries));
    }

    public URI server() {
        return http.server();
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

    public List<Answers.SessionInfo> sessions() {
        return http.call("GET", "/api/v1/sessions", null, Answers.SessionList.class).sessions();
    }

    public void endSession(String id) {
        http.exchange("DELETE", "/api/v1/session/" + Http.escape(id), null);
    }

    /** Somebody's sessions; one's own, or as an owner or admin. */
    public List<Answers.SessionInfo> sessions(String username) {
        return http.call("GET", userPath(username) + "/sessions", null, Answers.SessionList.class).sessions();
    }

    public void endSession(String username, String id) {
        http.exchange("DELETE", userPath(username) + "/session/" + Http.escape(id), null);
    }

    /** Changes one's own password. All other sessions end; this one, too, unless it is to stay. */
    public void changePassword(String username, String current, String chosen, boolean keepThisSession) {
        http.once("PUT", userPath(username) + "/password", new Requests.PasswordChange(current, chosen, keepThisSession));
    }

    /** Makes a code with which somebody can choose a new password. */
    public Answers.ResetCode resetPassword(String username) {
        return http.call("POST", userPath(username) + "/reset", null, Answers.ResetCode.class);
    }

    /** Chooses a new password with a reset code. Needs no token. */
    public void choosePassword(String code, String username, String chosen) {
        http.once("POST", "/api/v1/password", new Requests.PasswordReset(code, username, chosen));
    }

    /** The access tokens of people and bots. */
    public TokenClient tokens() {
        return new TokenClient(http);
    }

    // --- invitations ------------------------------------------------------------------------------------------------

    public Answers.IssuedInvitation invite(Requests.NewInvitation invitation) {
        return http.call("POST", "/api/v1/invitations", invitation, Answers.IssuedInvitation.class);
    }

    /** The newest first. @param after the last one of the page before; null for the first page */
    public Answers.InvitationList invitations(@Nullable String after) {
        return http.call("GET", "/api/v1/invitations" + (after == null ? "" : "?after=" + Http.escape(after)), null,
                Answers.InvitationList.class);
    }

    public void revokeInvitation(String id) {
        http.exchange("DELETE", "/api/v1/invitation/" + Http.escape(id), null);
    }

    // --- people -----------------------------------------------------------------------------------------------------

    /** Everybody, with those who have left. */
    public List<User> users() {
        return http.call("GET", "/api/v1/users?inactive=true", null, Answers.UserList.class).users();
    }

    public User user(String username) {
        return http.call("GET", "/api/v1/user/" + Http.escape(username), null, User.class);
    }

    public List<User> addUsers(List<Requests.NewUser> people) {
        return http.call("POST", "/api/v1/users", people, Answers.UserList.class).users();
    }

    public User changeUser(String username, Requests.UserChange change) {
        return http.call("PATCH", "/api/v1/user/" + Http.escape(username), change, User.class);
    }

    /** Puts somebody out of the office at once; they can come back. */
    public User deactivate(String username) {
        return http.call("POST", userPath(username) + "/deactivate", null, User.class);
    }

    public User reactivate(String username) {
        return http.call("POST", userPath(username) + "/reactivate", null, User.class);
    }

    /** Deletes somebody for good, and all that they wrote if asked to. */
    public void deleteUser(String username, boolean withMessages) {
        http.exchange("DELETE", userPath(username) + "?messages=" + (withMessages ? "delete" : "keep"), null);
    }

    private static String userPath(String username) {
        return "/api/v1/user/" + Http.escape(username);
    }

    /** A person's picture as PNG; empty where there is none. */
    public Optional<byte[]> avatar(String username) {
        try {
            return Optional.of(http.exchange("GET", "/api/v1/user/" + Http.escape(username) + "/avatar", null));
        } catch (ServerException.Refused e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Sets one's own picture: PNG, JPEG or GIF. */
    public void changeAvatar(String username, byte[] image) {
        HttpRequest request = http.request("/api/v1/user/" + Http.escape(username) + "/avatar")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(image))
                .build();
        http.tries().of(attempt -> Http.checked(http.answer(request, BodyHandlers.ofByteArray())));
    }

    /** Chooses one's own availability; offline cannot be chosen. */
    public void changeAvailability(String username, Presence presence) {
        http.exchange("PUT", "/api/v1/user/" + Http.escape(username) + "/status", new Requests.Availability(presence));
    }

    /** Everybody who is not offline. */
    public List<Status> onlineUsers() {
        return http.call("GET", "/api/v1/online-users", null, Answers.OnlineUsers.class).users();
    }

    // --- channels and messages --------------------------------------------------------------------------------------

    public Answers.ChannelList channels() {
        return http.call("GET", "/api/v1/channels", null, Answers.ChannelList.class);
    }

    /** The direct channel with somebody, made now if there was none. */
    public Channel direct(String username) {
        return http.post("/api/v1/direct/" + Http.escape(username), null, Channel.class);
    }

    /** The newest messages of a channel. */
    public Answers.MessagePage newestMessages(String channelId, int limit) {
        return messages(channelId, "?limit=" + limit);
    }

    /** The messages right before one. */
    public Answers.MessagePage messagesBefore(String channelId, String messageId, int limit) {
        return messages(channelId, "?before=" + Http.escape(messageId) + "&limit=" + limit);
    }

    /** The messages right after one. */
    public Answers.MessagePage messagesAfter(String channelId, String messageId, int limit) {
        return messages(channelId, "?after=" + Http.escape(messageId) + "&limit=" + limit);
    }

    /** The messages around one; {@code more} says whether there are older ones. */
    public Answers.MessagePage messagesAround(String channelId, String messageId, int limit) {
        return messages(channelId, "?around=" + Http.escape(messageId) + "&limit=" + limit);
    }

    private Answers.MessagePage messages(String channelId, String query) {
        return http.call("GET", "/api/v1/channel/" + Http.escape(channelId) + "/messages" + query, null, Answers.MessagePage.class);
    }

    /** Sends a message; a repeat with the same client id answers with the first one. */
    public Message send(String channelId, Requests.MessageToSend message) {
        return http.post(channelPath(channelId) + "/messages", message, Message.class);
    }

    /** Marks a channel read up to a message; a reply, its thread. */
    public Answers.ReadState read(String channelId, String upToMessageId) {
        return http.post(channelPath(channelId) + "/read", new Requests.Read(upToMessageId), Answers.ReadState.class);
    }

    /** Marks a message and all after it unread again. */
    public Answers.ReadState unreadFrom(String channelId, String messageId) {
        return http.post(channelPath(channelId) + "/unread", new Requests.MarkUnread(messageId), Answers.ReadState.class);
    }

    /** Says that one is writing, in a thread if one is named. */
    public void typing(String channelId, @Nullable String parentId) {
        http.exchange("POST", channelPath(channelId) + "/typing", new Requests.TypingIn(parentId));
    }

    public Message message(String id) {
        return http.call("GET", messagePath(id), null, Message.class);
    }

    public Message edit(String id, String body) {
        return http.call("PATCH", messagePath(id), new Requests.MessageChange(body), Message.class);
    }

    public void delete(String id) {
        http.exchange("DELETE", messagePath(id), null);
    }

    /** The words it had before; for moderators. */
    public List<Answers.MessageVersion> versions(String id) {
        return http.call("GET", messagePath(id) + "/versions", null, Answers.MessageVersions.class).versions();
    }

    public Message react(String id, String emoji, boolean on) {
        return http.call(on ? "PUT" : "DELETE", messagePath(id) + "/reaction/" + Http.escape(emoji), null, Message.class);
    }

    /** The newest replies to a message, or those right before one of them. */
    public Answers.ThreadView thread(String parentId, @Nullable String before, int limit) {
        return http.call("GET", messagePath(parentId) + "/thread?limit=" + limit
                + (before == null ? "" : "&before=" + Http.escape(before)), null, Answers.ThreadView.class);
    }

    public Answers.ReadState follow(String parentId, boolean on) {
        return http.call(on ? "PUT" : "DELETE", messagePath(parentId) + "/following", null, Answers.ReadState.class);
    }

    public Answers.UnreadCounts unread() {
        return http.call("GET", "/api/v1/unread", null, Answers.UnreadCounts.class);
    }

    private static String channelPath(String id) {
        return "/api/v1/channel/" + Http.escape(id);
    }

    private static String messagePath(String id) {
        return "/api/v1/message/" + Http.escape(id);
    }

    // --- what a channel is ------------------------------------------------------------------------------------------

    public Channel create(Requests.NewChannel channel) {
        return http.call("POST", "/api/v1/channels", channel, Channel.class);
    }

    public Channel channel(String id) {
        return http.call("GET", channelPath(id), null, Channel.class);
    }

    public Channel change(String channelId, Requests.ChannelChange change) {
        return http.call("PATCH", channelPath(channelId), change, Channel.class);
    }

    /** Open channels by name. @param after the name after which the page begins; null for the first page */
    public Answers.OpenChannelPage openChannels(String query, @Nullable String after, int limit) {
        return http.call("GET", "/api/v1/open-channels?limit=" + limit + "&query=" + Http.escape(query)
                + (after == null ? "" : "&after=" + Http.escape(after)), null, Answers.OpenChannelPage.class);
    }

    public List<Member> members(String channelId) {
        return http.call("GET", channelPath(channelId) + "/members", null, Answers.Members.class).members();
    }

    /** Adds people; oneself, to join an open channel. */
    public List<Member> addMembers(String channelId, List<String> usernames) {
        return http.post(channelPath(channelId) + "/members", new Requests.NewMembers(usernames), Answers.Members.class)
                .members();
    }

    public void removeMember(String channelId, String username) {
        http.exchange("DELETE", channelPath(channelId) + "/member/" + Http.escape(username), null);
    }

    public Member changeMember(String channelId, String username, Requests.MemberChange change) {
        return http.call("PATCH", channelPath(channelId) + "/member/" + Http.escape(username), change, Member.class);
    }

    // --- files, search, export, the office --------------------------------------------------------------------------

    /**
     * Takes a file to the server. Blocks for as long as that takes.
     *
     * @throws IOException if it cannot be read here
     */
    public Message.Attachment upload(Path file, String name, TransferListener transfer) throws IOException {
        return transfers.upload(file, name, transfer);
    }

    /** Brings an attachment. Blocks for as long as that takes. @throws IOException if it cannot be written, or was cancelled */
    public void download(String attachmentId, Path to, TransferListener transfer) throws IOException {
        transfers.download("/api/v1/attachment/" + Http.escape(attachmentId), to, transfer);
    }

    /** A small picture as PNG, or the beginning of a text, as the attachment says. */
    public byte[] preview(String attachmentId) {
        return http.exchange("GET", "/api/v1/attachment/" + Http.escape(attachmentId) + "/preview", null);
    }

    /**
     * Messages that match, best first. {@code channelId} null: in all channels of one's own.
     *
     * @param zone where the days of the query begin and end
     */
    public Answers.SearchResults search(String query, ZoneId zone, @Nullable String channelId, int limit, int offset) {
        return http.call("GET", "/api/v1/search?query=" + Http.escape(query) + "&zone=" + Http.escape(zone.getId())
                + (channelId == null ? "" : "&channel=" + Http.escape(channelId))
                + "&limit=" + limit + "&offset=" + offset, null, Answers.SearchResults.class);
    }

    /** Begins to write a channel down. */
    public Answers.ExportProgress export(String channelId) {
        return http.call("POST", channelPath(channelId) + "/export", null, Answers.ExportProgress.class);
    }

    public Answers.ExportProgress exported(String exportId) {
        return http.call("GET", exportPath(exportId), null, Answers.ExportProgress.class);
    }

    public void downloadExport(String exportId, Path to, TransferListener transfer) throws IOException {
        transfers.download(exportPath(exportId) + "/file", to, transfer);
    }

    /** Stops an export, or forgets one that is done. */
    public void endExport(String exportId) {
        http.exchange("DELETE", exportPath(exportId), null);
    }

    private static String exportPath(String id) {
        return "/api/v1/export/" + Http.escape(id);
    }

    /** The audit log, for owners. */
    public AuditClient audit() {
        return new AuditClient(http, transfers);
    }

    public Office office() {
        return http.call("GET", "/api/v1/office", null, Office.class);
    }

    public Office changeOffice(Requests.OfficeChange change) {
        return http.call("PATCH", "/api/v1/office", change, Office.class);
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
