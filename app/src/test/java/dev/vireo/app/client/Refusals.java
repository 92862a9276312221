package dev.vireo.app.client;

import java.time.Duration;

/** For tests: what a server says no with. */
public final class Refusals {

    private Refusals() {
    }

    public static ServerException refused(int status, String code, String message) {
        return new ServerException.Refused(status, code, message, null);
    }

    public static ServerException unreachable() {
        return new ServerException.Unreachable("nobody answers", null);
    }

    /** Too many at a time: to be tried again after this. */
    public static ServerException tooMany(Duration wait) {
        return new ServerException.Refused(429, "too_many_requests", "Wait a moment, then try again.", wait);
    }
}
