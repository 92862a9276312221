package dev.vireo.server.http;

import io.javalin.security.RouteRole;
import java.util.Locale;

/**
 * The kinds of work that a person can ask of the server, each with its own limits. Marks a route; a route that is not marked
 * counts as reads or writes, by its method.
 */
public enum WorkKind implements RouteRole {
    /** Messages. */
    SENDING(2_000, 6_000, 0),
    /** All GET requests. */
    READS(2_000, 6_000, 2),
    /** Opening a stream. The number of open streams has a limit of its own. */
    STREAMS(200, 120, 0),
    /** All other changes. */
    WRITES(500, 1_200, 4),
    TYPING(60, 300, 2),
    SEARCH(60, 120, 2),
    UPLOADS(200, 120, 0),
    /** Creating channels. */
    CHANNELS(20, 6, 1),
    EXPORT(10, 2, 1),
    /** Successful sign-ins of one account. */
    SIGN_IN(20, 12, 4),
    /** Joining by an invitation, and looking first; of one invitation at one address. */
    JOINING(200, 120, 4),
    /** Vireo's own packages, to one address. */
    DOWNLOADS(200, 120, 0);

    final RateLimit usual;
    /** How many of one person's requests may run at a time while others wait; 0 for any number. */
    final int atOnce;

    WorkKind(int burst, int perMinute, int atOnce) {
        this.usual = new RateLimit(burst, perMinute);
        this.atOnce = atOnce;
    }

    /** Its name in settings and answers. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
