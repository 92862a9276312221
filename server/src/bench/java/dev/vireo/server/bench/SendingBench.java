package dev.vireo.server.bench;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Requests;
import dev.vireo.server.drill.OwnPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Durable messages a second in a closed loop: each of 64 senders writes to somebody, and its next message when the last is
 * acknowledged, while 1,000 streams are open, those of the senders and of whom they write to among them. On H2, and on a PostgreSQL on
 * the same machine with one, two and three servers.
 */
public final class SendingBench {

    private static final int SENDERS = 64;
    private static final int STREAMS = 1_000;
    private static final int ROUNDS = 3;
    private static final Duration WARMING_UP = Duration.ofSeconds(120);
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<ServerProcess> servers;
    private final List<Crowd> crowds = new ArrayList<>();
    private final List<String> tokens;
    private final List<String> channels = new ArrayList<>();
    private int rounds;

    private SendingBench(List<ServerProcess> servers) throws IOException {
        this.servers = servers;
        ServerProcess first = servers.getFirst();
        List<String> names = IntStream.range(0, STREAMS).mapToObj(i -> String.format(Locale.ROOT, "person-%04d", i)).toList();
        first.owner().post("/api/v1/users", names.stream()
                .map(name -> Requests.NewUser.bot(name, name)).toList());
        tokens = names.stream().map(first::tokenOf).toList();
        for (int i = 0; i < SENDERS; i++) {
            channels.add(first.as(tokens.get(i)).post("/api/v1/direct/" + names.get(STREAMS - 1 - i)).as(Channel.class).id());
        }
        for (int i = 0; i < servers.size(); i++) {
            int mine = i;
            crowds.add(Crowd.connect(servers.get(i).port(), IntStream.range(0, STREAMS)
                    .filter(person -> person % servers.size() == mine)
                    .mapToObj(person -> new Crowd.Member(names.get(person), tokens.get(person))).toList()));
        }
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (crowds.stream().mapToInt(Crowd::connected).sum() < STREAMS) {
            if (System.nanoTime() > end) {
                throw new IOException("not every stream has begun");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    public static void main(String[] args) throws IOException, SQLException {
        System.out.println("| office | messages/s | p50 ms | p99 ms | deliveries/s | servers' CPU per message µs | MiB |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|");
        measure("H2", List.of(ServerProcess.start(List.of())));
        try (OwnPostgres postgres = OwnPostgres.open()) {
            for (int nodes = 1; nodes <= 3; nodes++) {
                List<String> settings = List.of("--backbone", "postgres",
                        "--database-url", OwnPostgres.url(postgres.port(), postgres.freshDatabase()));
                List<ServerProcess> servers = new ArrayList<>(List.of(ServerProcess.start(List.of(), settings)));
                while (servers.size() < nodes) {
                    servers.add(servers.getFirst().another(List.of(), settings));
                }
                measure("PostgreSQL, servers: " + nodes, servers);
            }
        }
    }

    private static void measure(String office, List<ServerProcess> servers) throws IOException {
        try {
            SendingBench bench = new SendingBench(servers);
            bench.round(WARMING_UP);
            List<Round> all = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                all.add(bench.round(ROUND));
            }
            all.sort(Comparator.comparingDouble(Round::perSecond));
            System.out.printf(Locale.ROOT, "| %s | %s |%n", office, all.get(ROUNDS / 2));
            for (Crowd crowd : bench.crowds) {
                crowd.close();
            }
        } finally {
            for (ServerProcess server : servers) {
                server.close();
            }
        }
    }

    private record Round(double perSecond, Latencies latencies, double deliveries, double cpuMicros, long megabytes) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f | %.1f | %.1f | %,.0f | %.0f | %d",
                    perSecond, latencies.percentile(50), latencies.percentile(99), deliveries, cpuMicros, megabytes);
        }
    }

    private Round round(Duration length) {
        String prefix = "r" + ++rounds + "-";
        Queue<long[]> times = new ConcurrentLinkedQueue<>();
        Duration cpu = cpu();
        int deliveries = deliveries();
        long end = System.nanoTime() + length.toNanos();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                int mine = i;
                senders.submit(() -> {
                    times.add(send(mine, prefix, end));
                    return null;
                });
            }
        }
        long[] all = times.stream().flatMapToLong(LongStream::of).toArray();
        if (times.size() < SENDERS) {
            throw new IllegalStateException((SENDERS - times.size()) + " senders failed");
        }
        return new Round(all.length / (double) length.toSeconds(), Latencies.of(all, 0, all.length),
                (deliveries() - deliveries) / (double) length.toSeconds(), cpu().minus(cpu).toNanos() / 1e3 / all.length,
                servers.stream().mapToLong(ServerProcess::residentMegabytes).sum());
    }

    /** @return how long each of its messages took until it was acknowledged, in nanoseconds */
    private long[] send(int who, String prefix, long end) throws IOException {
        long[] times = new long[200_000];
        int count = 0;
        try (Sender sender = new Sender(servers.get(who % servers.size()).port(), tokens.get(who), channels.get(who))) {
            for (long now = System.nanoTime(); now < end; count++) {
                sender.send(prefix + count, Crowd.text());
                long then = System.nanoTime();
                times[count] = then - now;
                now = then;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private Duration cpu() {
        return servers.stream().map(ServerProcess::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private int deliveries() {
        return crowds.stream().mapToInt(Crowd::deliveries).sum();
    }
}
