package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import java.util.List;

/** The API of sessions as methods, with the rules of {@link ServerClient}. */
public final class SessionClient {

    private final Http http;

    SessionClient(Http http) {
        this.http = http;
    }

    public List<Answers.SessionInfo> own() {
        return http.call("GET", "/api/v1/sessions", null, Answers.SessionList.class).sessions();
    }

    public void end(String id) {
        http.exchange("DELETE", "/api/v1/session/" + Http.escape(id), null);
    }

    /** Somebody's sessions; one's own, or as an owner or admin. */
    public List<Answers.SessionInfo> of(String username) {
        return http.call("GET", userPath(username) + "/sessions", null, Answers.SessionList.class).sessions();
    }

    public void end(String username, String id) {
        http.exchange("DELETE", userPath(username) + "/session/" + Http.escape(id), null);
    }

    private static String userPath(String username) {
        return "/api/v1/user/" + Http.escape(username);
    }
}
