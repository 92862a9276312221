package dev.vireo.server.stream;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.testing.TestOffice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one stream, frame by frame, until it is closed. */
final class Reader implements AutoCloseable {

    /** What a frame said; fields it did not have are null. */
    record Received(@Nullable String id, @Nullable String name, String data, @Nullable Integer retryMillis) {

        Event event() {
            return Json.readEvent(data);
        }

        boolean isStored() {
            return id != null && event() instanceof Event.Stored;
        }
    }

    private static final long TIMEOUT_SECONDS = 60;

    private final HttpClient client;
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Received> frames = new LinkedBlockingQueue<>();
    private final Thread thread;

    private Reader(HttpClient.Builder client, URI uri, String token, @Nullable String lastEventId) {
        this.client = client.version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            this.response = this.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        this.thread = Thread.ofVirtual().start(this::read);
    }

    static Reader open(TestOffice office, String username) {
        return open(office, username, null);
    }

    /** Resumes where an earlier stream ended. */
    static Reader open(TestOffice office, String username, @Nullable String lastEventId) {
        return at(office, "/api/v1/sse/" + username, office.token(username), lastEventId);
    }

    /** @param encrypted over TLS */
    static Reader open(TestOffice office, String username, @Nullable String lastEventId, boolean encrypted) {
        return encrypted
                ? new Reader(HttpClient.newBuilder().sslContext(office.trust()),
                        office.encryptedAddress().resolve("/api/v1/sse/" + username), office.token(username), lastEventId)
                : open(office, username, lastEventId);
    }

    static Reader openSimple(TestOffice office, String username) {
        return openSimple(office, username, null);
    }

    static Reader openSimple(TestOffice office, String username, @Nullable String lastEventId) {
        return at(office, "/api/users/messages/stream/" + username, office.token(username), lastEventId);
    }

    static Reader at(TestOffice office, String path, String token, @Nullable String lastEventId) {
        return new Reader(HttpClient.newBuilder(), office.address().resolve(path), token, lastEventId);
    }

    int status() {
        return response.statusCode();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String name = null;
            Integer retry = null;
            String line;
            String data = "";
            while ((line = lines.readLine()) != null) {
                if (line.isEmpty()) {
                    frames.add(new Received(id, name, data, retry));
                    retry = null;
                    id = null;
                    name = null;
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("retry: ")) {
                    retry = Integer.valueOf(line.substring(7));
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
        } catch (IOException cut) {
            // the stream is over
        }
    }

    /** The next frame; fails if none comes. */
    Received next() {
        try {
            Received frame = frames.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no further frame came");
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Passes over frames until one fits. */
    Received next(Predicate<Received> wanted) {
        return until(wanted).getLast();
    }

    <E extends Event> E next(Class<E> type) {
        return type.cast(next(frame -> type.isInstance(frame.event())).event());
    }

    Received nextNamed(String name) {
        return next(frame -> name.equals(frame.name()));
    }

    /** All frames up to and including the first that fits. */
    List<Received> until(Predicate<Received> last) {
        List<Received> all = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(TIMEOUT_SECONDS);
        do {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("none of these frames is the one awaited: " + all);
            }
            all.add(next());
        } while (!last.test(all.getLast()));
        return all;
    }

    /** Waits until the server has ended the stream. */
    void awaitEnd() {
        try {
            if (!thread.join(Duration.ofSeconds(TIMEOUT_SECONDS))) {
                throw new AssertionError("the stream goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Drops the connection, as a network does. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
