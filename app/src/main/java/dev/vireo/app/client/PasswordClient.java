package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;

/** The API of passwords as methods, with the rules of {@link ServerClient}. */
public final class PasswordClient {

    private final Http http;

    PasswordClient(Http http) {
        this.http = http;
    }

    /** Changes one's own password. All other sessions end; this one, too, unless it is to stay. */
    public void change(String username, String current, String chosen, boolean keepThisSession) {
        http.once("PUT", userPath(username) + "/password", new Requests.PasswordChange(current, chosen, keepThisSession));
    }

    /** Makes a code with which somebody can choose a new password. */
    public Answers.ResetCode reset(String username) {
        return http.call("POST", userPath(username) + "/reset", null, Answers.ResetCode.class);
    }

    /** Chooses a new password with a reset code. Needs no token. */
    public void choose(String code, String username, String chosen) {
        http.once("POST", "/api/v1/password", new Requests.PasswordReset(code, username, chosen));
    }

    private static String userPath(String username) {
        return "/api/v1/user/" + Http.escape(username);
    }
}
