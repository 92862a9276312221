package dev.vireo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A person's stream, line by line. */
public final class OpenStream implements AutoCloseable {

    private static final String END = "(the end of the stream)";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private OpenStream(HttpClient client, HttpRequest request) {
        this.client = client;
        Thread.ofVirtual().start(() -> {
            try {
                HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
                response.body().forEach(lines::add);
            } catch (IOException | UncheckedIOException | InterruptedException e) {
                // A stream that breaks off has ended, too.
            } finally {
                lines.add(END);
            }
        });
    }

    public static OpenStream of(URI address, String username, String token) {
        return new OpenStream(HttpClient.newHttpClient(), request(address, username, token));
    }

    /** Over TLS. */
    public static OpenStream encrypted(TestOffice office, String username) {
        return new OpenStream(HttpClient.newBuilder().sslContext(office.trust()).build(),
                request(office.encryptedAddress(), username, office.token(username)));
    }

    private static HttpRequest request(URI address, String username, String token) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/sse/" + username)).header("Authorization", "Bearer " + token).build();
    }

    /** Waits until the stream has caught up: what happens from now on it tells. */
    public OpenStream awaitLive() throws InterruptedException {
        awaitLine(line -> line.contains("heartbeat"));
        return this;
    }

    /** Passes over other lines. */
    public String awaitLine(Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("the stream said nothing of the kind");
            }
            if (wanted.test(line)) {
                return line;
            }
        }
    }

    public void awaitEnd() throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        String line;
        do {
            line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("the stream did not end");
            }
        } while (!line.equals(END));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
