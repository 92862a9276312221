package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API of people as methods, with the rules of {@link ServerClient}. */
public final class PeopleClient {

    private final Http http;

    PeopleClient(Http http) {
        this.http = http;
    }

    /** Everybody, with those who have left. */
    public List<User> all() {
        return http.call("GET", "/api/v1/users?inactive=true", null, Answers.UserList.class).users();
    }

    public User person(String username) {
        return http.call("GET", "/api/v1/user/" + Http.escape(username), null, User.class);
    }

    public List<User> add(List<Requests.NewUser> people) {
        return http.call("POST", "/api/v1/users", people, Answers.UserList.class).users();
    }

    public User change(String username, Requests.UserChange change) {
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
    public void delete(String username, boolean withMessages) {
        http.exchange("DELETE", userPath(username) + "?messages=" + (withMessages ? "delete" : "keep"), null);
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

    /** Sets one's own picture; its central square is kept. */
    public void changeAvatar(String username, byte[] image) {
        HttpRequest request = http.request("/api/v1/user/" + Http.escape(username) + "/avatar")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(image))
                .build();
        http.tries().of(attempt -> Http.checked(http.answer(request, BodyHandlers.ofByteArray())));
    }

    /** Goes back to the initials. */
    public void removeAvatar(String username) {
        http.exchange("DELETE", userPath(username) + "/avatar", null);
    }

    /** Sets one's own status. */
    public void changeStatus(String username, Requests.StatusText status) {
        http.exchange("PUT", userPath(username) + "/status-text", status);
    }

    /** Chooses one's own availability; offline cannot be chosen, and online has no end. */
    public void changeAvailability(String username, Presence presence, @Nullable Instant until) {
        http.exchange("PUT", "/api/v1/user/" + Http.escape(username) + "/status", new Requests.Availability(presence, until));
    }

    /** Tells whether nobody is at the computer of this session. */
    public void reportIdle(String username, boolean idle) {
        http.exchange("PUT", userPath(username) + "/idle", new Requests.Idle(idle));
    }

    /** Everybody who is not offline. */
    public List<Status> online() {
        return http.call("GET", "/api/v1/online-users", null, Answers.OnlineUsers.class).users();
    }

    private static String userPath(String username) {
        return "/api/v1/user/" + Http.escape(username);
    }
}
