package dev.vireo.app.client;

import dev.vireo.protocol.Json;
import dev.vireo.protocol.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers, with the token and in JSON; what is no success becomes a {@link ServerException}. Calls block. All but POST
 * may be repeated and then mean the same; a POST is, where the caller says so.
 */
record Http(ServerPlace place, HttpClient connections, ServerTrust trust, @Nullable String token, RetryPolicy tries) {

    /** How long one call may take. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final String DEVICE = "Vireo desktop (" + System.getProperty("os.name", "unknown") + ")";

    /** Where the server is now; the same for all that share these connections. */
    URI server() {
        return place.address();
    }

    <T> T call(String method, String path, @Nullable Object body, Class<T> type) {
        return read(exchange(method, path, body), type);
    }

    static <T> T read(byte[] answer, Class<T> type) {
        try {
            return Json.read(answer, type);
        } catch (Json.InvalidJsonException e) {
            throw new ServerException.Unreachable("the answer is not one of a Vireo server", e);
        }
    }

    /** A POST that changes nothing when it comes again. */
    <T> T post(String path, @Nullable Object body, Class<T> type) {
        return read(tries.of(attempt -> once("POST", path, body)), type);
    }

    byte[] exchange(String method, String path, @Nullable Object body) {
        return switch (method) {
            case "POST" -> once(method, path, body);
            case "DELETE" -> tries.of(attempt -> attempt == 0 ? once(method, path, body) : deleteAgain(path));
            default -> tries.of(attempt -> once(method, path, body));
        };
    }

    /** What is gone may be so by the first try, whose answer was lost. */
    private byte[] deleteAgain(String path) {
        try {
            return once("DELETE", path, null);
        } catch (ServerException.Refused e) {
            if (e.status() == 404) {
                return new byte[0];
            }
            throw e;
        }
    }

    /** A call that does not mean the same when it comes again. */
    byte[] once(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = request(path);
        BodyPublisher publisher = BodyPublishers.noBody();
        if (body != null) {
            request.header("Content-Type", "application/json");
            publisher = BodyPublishers.ofByteArray(Json.writeBytes(body));
        }
        return checked(answer(request.method(method, publisher).build(), BodyHandlers.ofByteArray()));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(connectable().resolve(path)).header("User-Agent", DEVICE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private URI connectable() {
        try {
            return ServerAddress.connectable(server());
        } catch (IOException e) {
            throw new ServerException.Unreachable("the server cannot be reached", e);
        }
    }

    /** Where the server says that it is, if it answers to this path with a redirection that may be followed. */
    Optional<URI> redirection(String path) {
        HttpResponse<byte[]> response = answer(request(path).GET().build(), BodyHandlers.ofByteArray());
        return response.statusCode() / 100 != 3 ? Optional.empty()
                : response.headers().firstValue("Location").flatMap(location -> ServerAddress.redirected(server(), path, location));
    }

    <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> handler) {
        return answer(request, handler, new AnswerDeadline(() -> 0, TIMEOUT, TIMEOUT));
    }

    /**
     * The deadline of an answer.
     *
     * @param progress changes whenever something of the request has gone on
     * @param stall    how long it may stay the same
     * @param longest  how long all of it may take
     */
    record AnswerDeadline(LongSupplier progress, Duration stall, Duration longest) {
    }

    /** Waits for the whole answer. The request's own timeout ends with the headers, and a body could hang for ever. */
    <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> handler, AnswerDeadline waiting) {
        if (trust.needsEncryption() && !"https".equals(request.uri().getScheme()) && !LocalNetwork.isThisComputer(request.uri())) {
            throw new ServerException.OtherKey(server(), null, null);
        }
        CompletableFuture<HttpResponse<T>> answer;
        try {
            answer = connections.sendAsync(request, handler);
        } catch (IllegalArgumentException e) {
            throw new ServerException.Unreachable("not a server's address", e);
        }
        try {
            return await(answer, waiting);
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ServerException.Unreachable("the server does not answer", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ServerException.Unreachable("stopped", e);
        }
    }

    private ServerException unreachable(@Nullable Throwable reason) {
        for (@Nullable Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerTrust.OtherKeyException other) {
                return new ServerException.OtherKey(server(), other.found(), reason);
            }
        }
        return new ServerException.Unreachable("the server cannot be reached", reason);
    }

    private static <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> answer, AnswerDeadline waiting)
            throws ExecutionException, TimeoutException, InterruptedException {
        long end = System.nanoTime() + waiting.longest().toNanos();
        while (true) {
            long seen = waiting.progress().getAsLong();
            try {
                return answer.get(Math.min(waiting.stall().toNanos(), end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (waiting.progress().getAsLong() == seen || System.nanoTime() >= end) {
                    throw e;
                }
            }
        }
    }

    static byte[] checked(HttpResponse<byte[]> response) {
        if (response.statusCode() >= 200 && response.statusCode() < 300) {
            return response.body();
        }
        throw problem(response, response.body());
    }

    static ServerException problem(HttpResponse<?> response, byte[] body) {
        int status = response.statusCode();
        Problem.Details details;
        try {
            details = Json.read(body, Problem.class).error();
        } catch (Json.InvalidJsonException e) {
            details = null;
        }
        String code = details == null ? ServerException.NO_CODE + status : details.code();
        String message = details == null ? "The server answered with error " + status + "." : details.message();
        if (status == 401) {
            return new ServerException.Unauthorised(code, message);
        }
        return new ServerException.Refused(status, code, message, retryAfter(response));
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    static String escape(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Http[" + server() + "]";
    }
}
