package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import org.jspecify.annotations.Nullable;

/** The API of invitations as methods, with the rules of {@link ServerClient}. */
public final class InvitationClient {

    private final Http http;

    InvitationClient(Http http) {
        this.http = http;
    }

    public Answers.IssuedInvitation make(Requests.NewInvitation invitation) {
        return http.call("POST", "/api/v1/invitations", invitation, Answers.IssuedInvitation.class);
    }

    /** The newest first. @param after the last one of the page before; null for the first page */
    public Answers.InvitationList page(@Nullable String after) {
        return http.call("GET", "/api/v1/invitations" + (after == null ? "" : "?after=" + Http.escape(after)), null,
                Answers.InvitationList.class);
    }

    public void revoke(String id) {
        http.exchange("DELETE", "/api/v1/invitation/" + Http.escape(id), null);
    }
}
