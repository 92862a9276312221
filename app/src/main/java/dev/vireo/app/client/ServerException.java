package dev.vireo.app.client;

import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call did not do what it should. Three kinds, for three different answers to them. No kind overrides a method of another: a handler
 * that was compiled while only one kind was loaded has that one's method built in, and on a virtual thread Java 25.0.3 may run it when
 * another kind comes for the first time (JDK-8389310), which has crashed the program.
 */
public abstract sealed class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Begins the code of an answer that is not one of a Vireo server; its status follows. */
    static final String NO_CODE = "http_";

    private final String reason;
    private final @Nullable Duration retryAfter;

    private ServerException(String message, String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** When to come back, where the server said so. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Why, for logs: without the server's words, which may name people. */
    public final String reason() {
        return reason;
    }

    /** The token is not, or no longer, good; at sign-in: the name or the password is wrong (401). */
    public static final class Unauthorised extends ServerException {

        private static final long serialVersionUID = 1L;

        private final String code;

        Unauthorised(String code, String message) {
            super(message, "401 " + code, null, null);
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Whether the token was good until its person left the office. */
        public boolean deactivated() {
            return code.equals("user_inactive");
        }
    }

    /** The server answered with a problem. The exception's message is plain words for a person. */
    public static final class Refused extends ServerException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        Refused(int status, String code, String message, @Nullable Duration retryAfter) {
            super(message, status + " " + code, retryAfter, null);
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        /** Stable, for programs: {@code message_too_long}. */
        public String code() {
            return code;
        }

        /** Whether the same is to be said in encrypted form, at the same host and port. */
        public boolean needsTls() {
            return code.equals("tls_required");
        }

        /** Whether no Vireo server answered but something before it, such as a proxy, which gave no words for a person. */
        public boolean withoutWords() {
            return code.startsWith(NO_CODE);
        }

        /** Whether the same call may succeed later: the server is busy, away, or asks for patience. */
        public boolean isTemporary() {
            return status >= 500 || status == 429 || status == 408;
        }
    }

    /** No answer: no network, no server at this address, or one that does not speak as Vireo does. */
    public static sealed class Unreachable extends ServerException {

        private static final long serialVersionUID = 1L;

        Unreachable(String message, @Nullable Throwable cause) {
            super(message, message, null, cause);
        }
    }

    /** Somebody answers who has not the office's key. Nothing was said to them. */
    public static final class OtherKey extends Unreachable {

        private static final long serialVersionUID = 1L;

        private final URI server;
        private final transient @Nullable KeyFingerprint found;

        /** @param found null where they do not encrypt at all */
        OtherKey(URI server, @Nullable KeyFingerprint found, @Nullable Throwable cause) {
            super("the server has not the office's key", cause);
            this.server = server;
            this.found = found;
        }

        /** Where they answer. */
        public URI server() {
            return server;
        }

        /** The key that they have; empty where they do not encrypt at all. */
        public Optional<KeyFingerprint> found() {
            return Optional.ofNullable(found);
        }
    }
}
