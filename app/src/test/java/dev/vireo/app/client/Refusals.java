package dev.vireo.app.client;

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
}
