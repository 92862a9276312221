package dev.vireo.server.http;

import dev.vireo.protocol.Json;
import dev.vireo.protocol.Problem;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders every refusal and every failure, whatever threw it, as one kind of answer. */
final class ProblemRenderer {

    private static final Logger log = LoggerFactory.getLogger(ProblemRenderer.class);

    private ProblemRenderer() {
    }

    static void addTo(RoutesConfig routes, TrustedProxies proxies, RefusalListener refusals) {
        routes.exception(ProblemException.class, (problem, ctx) -> {
            if (problem.status() == 429) {
                refusals.tooManyRequests(Caller.nameIn(ctx), proxies.clientOf(ctx));
            }
            render(problem, ctx);
        });
        routes.exception(HttpResponseException.class, ProblemRenderer::render);
        routes.exception(Exception.class, ProblemRenderer::renderUnexpected);
    }

    private static void render(ProblemException problem, Context ctx) {
        if (problem.retryAfter() != null) {
            ctx.header("Retry-After", Long.toString(Math.max(1, problem.retryAfter().plusMillis(999).toSeconds())));
        }
        if (problem.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        answer(ctx, problem.status(), problem.toProblem());
    }

    /** A refusal by the framework itself: an unknown path or method. */
    private static void render(HttpResponseException refusal, Context ctx) {
        String methods = refusal.getDetails().get("availableMethods");
        if (methods != null) {
            ctx.header("Allow", methods);
        }
        answer(ctx, refusal.getStatus(), ofStatus(refusal.getStatus()));
    }

    /** The caller gets only an id; the log has the same id with all details. */
    private static void renderUnexpected(Exception failure, Context ctx) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("Unexpected failure {} in {} {}", id, ctx.method(), ctx.endpoint().path, failure);
        answer(ctx, 500, unexpected(id));
    }

    private static void answer(Context ctx, int status, Problem problem) {
        if (ctx.res().isCommitted()) {
            return;
        }
        ctx.status(status).json(problem);
    }

    /** The problem for a request that never reached a route. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of("bad_request", "The server doesn't understand this request.");
            case 404 -> Problem.of("not_found", "There is nothing at this path.");
            case 405 -> Problem.of("method_not_allowed", "This method isn't supported here.");
            case 408 -> Problem.of("timeout", "The request took too long to arrive.");
            case 413 -> Problem.of("body_too_large", "The request is too large.");
            case 414, 431 -> Problem.of("headers_too_large", "The request's URL or headers are too large.");
            case 503 -> Problem.of("unavailable", "The server can't answer right now. Try again in a moment.");
            default -> Problem.of(status < 500 ? "bad_request" : "internal_error", "The request can't be answered.");
        };
    }

    private static Problem unexpected(String id) {
        return new Problem(new Problem.Details("internal_error",
                "Something went wrong on the server. Its log has the details under the id " + id + ".", Map.of("id", id)));
    }

    static byte[] json(int status) {
        return Json.writeBytes(ofStatus(status));
    }
}
