package dev.vireo.server.http;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Context;

/**
 * The person on whose behalf a request is made, as their token proves.
 *
 * @param address from where; empty until the request is known
 */
public record Caller(String username, OfficeRole role, String sessionId, String address) {

    private static final String ATTRIBUTE = "vireo.caller";

    public Caller(String username, OfficeRole role, String sessionId) {
        this(username, role, sessionId, "");
    }

    /** The caller of a route that is not public. */
    public static Caller of(Context ctx) {
        Caller caller = ctx.attribute(ATTRIBUTE);
        if (caller == null) {
            throw ProblemException.unauthorized();
        }
        return caller;
    }

    /** The caller's username; empty where nobody is signed in. */
    static String nameIn(Context ctx) {
        Caller caller = ctx.attribute(ATTRIBUTE);
        return caller == null ? "" : caller.username();
    }

    /** Requires that the caller is this person: routes whose path or body names a person serve only that person. */
    public void mustBe(String user) {
        if (!username.equals(user)) {
            throw ProblemException.forbidden("This token belongs to another user.");
        }
    }

    Caller from(String where) {
        return new Caller(username, role, sessionId, where);
    }

    void attachTo(Context ctx) {
        ctx.attribute(ATTRIBUTE, this);
    }
}
