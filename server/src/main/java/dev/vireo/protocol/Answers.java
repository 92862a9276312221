package dev.vireo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of answers that are not one of the office's own nouns. */
public final class Answers {

    /** {@code POST /setup} and {@code POST /session}. */
    public record SignedIn(String token, User user) {
        @Override
        public String toString() {
            return "SignedIn[" + user.username() + "]";
        }
    }

    /** {@code GET /sessions}. */
    public record Sessions(List<Session> sessions) {
    }

    /** One signed-in device. {@code current} marks the caller's own. */
    public record Session(String id, String device, Instant createdAt, Instant lastUsedAt, boolean current) {
    }

    /** {@code POST /user/{user_id}/tokens}: the only time the token is shown. */
    public record AccessToken(String id, String token) {
        @Override
        public String toString() {
            return "AccessToken[" + id + "]";
        }
    }

    /** {@code GET /users} and {@code POST /users}. */
    public record Users(List<User> users) {
    }

    /** {@code GET /online-users}: everybody who is not offline. */
    public record OnlineUsers(List<Status> users) {
    }

    /** {@code GET /channels}: the caller's channels as of {@code cursor}, from which a stream can go on. */
    public record Channels(List<Channel> channels, Cursor cursor) {
    }

    /** {@code GET /channel/{id}/messages}: in the order of their numbers; {@code more} beyond this page in its direction. */
    public record Messages(List<Message> messages, boolean more) {
    }

    /** {@code POST /channel/{id}/read}: what is left. */
    public record ReadState(int unread, int mentions) {
    }

    /** {@code GET /events}: what comes next; with {@code more}, the rest can be fetched at once from {@code cursor}. */
    public record Events(List<LoggedEvent> events, Cursor cursor, boolean more) {
    }

    /** {@code GET /health}, for administrators and for a client that is about to join. {@code office} is null before setup. */
    public record Health(String status, @Nullable String office, boolean setUp, String version) {
    }

    private Answers() {
    }
}
