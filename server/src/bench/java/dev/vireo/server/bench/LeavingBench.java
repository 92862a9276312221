package dev.vireo.server.bench;

import dev.vireo.protocol.Requests;
import dev.vireo.server.drill.OwnPostgres;
import dev.vireo.testing.Http;
import dev.vireo.testing.TestRedis;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * How long somebody who is deactivated on one of two servers is still in on the other: until their stream there ends, and until a
 * request with their token is refused. Both are counted from when the owner's request was sent.
 */
public final class LeavingBench {

    private static final int PEOPLE = 30;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ServerProcess one;
    private final ServerProcess other;

    private LeavingBench(ServerProcess one, ServerProcess other) {
        this.one = one;
        this.other = other;
    }

    public static void main(String[] args) throws IOException, SQLException {
        System.out.println("| servers are woken by | stream ends, p50 ms | longest | token refused, p50 ms | longest |");
        System.out.println("|---|---:|---:|---:|---:|");
        try (OwnPostgres postgres = OwnPostgres.open(); TestRedis redis = TestRedis.open()) {
            measure(postgres, "nothing", List.of("--backbone", "local"));
            measure(postgres, "PostgreSQL", List.of("--backbone", "postgres"));
            measure(postgres, "Redis", List.of("--backbone", "redis", "--redis-url", redis.url(0)));
        }
    }

    private static void measure(OwnPostgres postgres, String what, List<String> backbone) throws IOException, SQLException {
        List<String> settings = new ArrayList<>(backbone);
        settings.addAll(List.of("--database-url", OwnPostgres.url(postgres.port(), postgres.freshDatabase())));
        try (ServerProcess one = ServerProcess.start(List.of(), settings); ServerProcess other = one.another(List.of(), settings)) {
            new LeavingBench(one, other).run(what);
        }
    }

    private void run(String what) throws IOException {
        List<String> names = IntStream.range(0, PEOPLE).mapToObj(i -> "person-" + i).toList();
        one.owner().post("/api/v1/users", names.stream().map(name -> Requests.NewUser.bot(name, name)).toList());
        long[] streams = new long[PEOPLE];
        long[] tokens = new long[PEOPLE];
        for (int i = 0; i < PEOPLE; i++) {
            leave(names.get(i), i, streams, tokens);
        }
        // The first ones find the servers cold.
        int from = PEOPLE / 6;
        Latencies ended = Latencies.of(streams, from, PEOPLE);
        Latencies refused = Latencies.of(tokens, from, PEOPLE);
        System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.0f | %.0f |%n", what, ended.percentile(50), ended.percentile(100),
                refused.percentile(50), refused.percentile(100));
    }

    private void leave(String name, int round, long[] streams, long[] tokens) throws IOException {
        String token = one.tokenOf(name);
        try (Socket stream = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
            stream.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            // HTTP/1.0, so that the connection ends with the stream.
            stream.getOutputStream().write(("GET /api/v1/sse/" + name + " HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer "
                    + token + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = stream.getInputStream();
            in.read(new byte[4_096]);
            // Anywhere between two looks at the log.
            LockSupport.parkNanos(Duration.ofMillis(500 + ThreadLocalRandom.current().nextInt(1_000)).toNanos());
            long started = System.nanoTime();
            Thread end = Thread.ofVirtual().start(() -> {
                byte[] bytes = new byte[4_096];
                try {
                    while (in.read(bytes) >= 0) {
                        // until it ends
                    }
                } catch (IOException cut) {
                    // so it has ended, too
                }
                streams[round] = System.nanoTime() - started;
            });
            Http asking = other.as(token);
            Thread refusal = Thread.ofVirtual().start(() -> {
                while (asking.get("/api/v1/unread").status() != 401) {
                    LockSupport.parkNanos(5_000_000);
                }
                tokens[round] = System.nanoTime() - started;
            });
            if (one.owner().post("/api/v1/user/" + name + "/deactivate").status() != 200) {
                throw new IOException("nobody was deactivated");
            }
            if (!end.join(TIMEOUT) || !refusal.join(TIMEOUT)) {
                throw new IOException("still in after " + TIMEOUT.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
