package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import java.util.List;

/** The API of access tokens as methods, with the rules of {@link ServerClient}. */
public final class TokenClient {

    private final Http http;

    TokenClient(Http http) {
        this.http = http;
    }

    public List<Answers.TokenInfo> of(String username) {
        return http.call("GET", path(username), null, Answers.TokenList.class).tokens();
    }

    /** Makes one for oneself, or for a bot; the answer is the only one that holds it. */
    public Answers.AccessToken make(String username, String name) {
        return http.post(path(username), new Requests.NewToken(name), Answers.AccessToken.class);
    }

    public void end(String username, String id) {
        http.exchange("DELETE", "/api/v1/user/" + Http.escape(username) + "/token/" + Http.escape(id), null);
    }

    private static String path(String username) {
        return "/api/v1/user/" + Http.escape(username) + "/tokens";
    }
}
