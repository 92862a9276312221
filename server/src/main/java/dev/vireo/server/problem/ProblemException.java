package dev.vireo.server.problem;

import dev.vireo.protocol.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused for a reason that the caller may know. Thrown anywhere below a route, and rendered in one place as
 * {@link Problem}. It has no stack trace, since refusing is ordinary.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> details;
    private final @Nullable Duration retryAfter;

    /**
     * @param status  the HTTP status: 400, 401, 403, 404, 405, 409, 410, 413, 415, 429 or 503
     * @param code    stable, in snake_case, for programs
     * @param message plain words for a person; never a secret, and never another person's text
     */
    public ProblemException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** @param details further facts for programs, such as the limit that was passed */
    public ProblemException(int status, String code, String message, Map<String, Object> details) {
        this(status, code, message, details, null);
    }

    private ProblemException(
            int status, String code, String message, Map<String, Object> details, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = Map.copyOf(details);
        this.retryAfter = retryAfter;
    }

    public static ProblemException badRequest(String code, String message) {
        return new ProblemException(400, code, message);
    }

    /** A wrong value in the request; names the field. */
    public static ProblemException badField(String field, String message) {
        return new ProblemException(400, "invalid_" + field, message, Map.of("field", field));
    }

    /** A request without any change in it. */
    public static ProblemException nothingToChange() {
        return badRequest("nothing_to_change", "This request changes nothing. Name what is to change.");
    }

    public static ProblemException unauthorized() {
        return new ProblemException(401, "unauthorized", "Sign in first. The token is missing, unknown or no longer valid.");
    }

    public static ProblemException forbidden(String message) {
        return new ProblemException(403, "forbidden", message);
    }

    /** @param what the noun of the product, such as {@code user}; the code becomes {@code user_not_found} */
    public static ProblemException notFound(String what) {
        return new ProblemException(404, what + "_not_found", "There is no such " + what + ".");
    }

    public static ProblemException conflict(String code, String message) {
        return new ProblemException(409, code, message);
    }

    public static ProblemException tooLarge(long limitBytes) {
        return new ProblemException(413, "body_too_large", "The request is too large. At most " + limitBytes + " bytes are allowed.",
                Map.of("limit", limitBytes));
    }

    public static ProblemException tooMany(String message, Duration retryAfter) {
        return tooMany(message, retryAfter, Map.of());
    }

    public static ProblemException tooMany(String message, Duration retryAfter, Map<String, Object> details) {
        return new ProblemException(429, "too_many_requests", message, details, retryAfter);
    }

    public static ProblemException stopping() {
        return unavailable("The server is shutting down. Try again in a moment.");
    }

    public static ProblemException busy() {
        return unavailable("The server is busy. Try again in a moment.");
    }

    /** The office cannot answer just now: the database is away, or the server is stopping or overloaded. */
    public static ProblemException unavailable(String message) {
        return unavailable(message, Duration.ofSeconds(2));
    }

    /** Like {@link #unavailable(String)}, when it is known when to retry. */
    public static ProblemException unavailable(String message, Duration retryAfter) {
        return unavailable("unavailable", message, retryAfter);
    }

    /** Like {@link #unavailable(String, Duration)}, for a reason with a code of its own. */
    public static ProblemException unavailable(String code, String message, Duration retryAfter) {
        return new ProblemException(503, code, message, Map.of(), retryAfter);
    }

    /** A refusal that was made at another server of the office. */
    public static ProblemException madeElsewhere(int status, String code, String message, Map<String, Object> details,
            @Nullable Duration retryAfter) {
        return new ProblemException(status, code, message, details, retryAfter);
    }

    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public String code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    /** When to retry; null where the server does not know. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** This refusal as it crosses the wire. */
    public Problem toProblem() {
        return new Problem(new Problem.Details(code, getMessage(), details.isEmpty() ? null : details));
    }
}
