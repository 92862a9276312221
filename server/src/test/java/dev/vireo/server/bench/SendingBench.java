package dev.vireo.server.bench;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Requests;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** Durable messages a second in a closed loop: each of 64 senders writes its next message when the last is acknowledged. */
public final class SendingBench {

    private static final int SENDERS = 64;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(8);

    private SendingBench() {
    }

    public static void main(String[] args) throws IOException {
        try (ServerProcess server = ServerProcess.start(List.of())) {
            server.owner().post("/api/v1/users", List.of(new Requests.NewUser("rama", "Rama", null, null, null, null)));
            String channel = server.owner().post("/api/v1/direct/rama").as(Channel.class).id();
            System.out.println("| round | messages/s | p50 ms | p99 ms | server CPU per message µs | server MiB |");
            System.out.println("|---|---:|---:|---:|---:|---:|");
            for (int round = 1; round <= ROUNDS; round++) {
                Duration cpu = server.cpu();
                Latencies latencies = round(server, channel, "r" + round + "-");
                int sent = latencies.sorted().length;
                System.out.printf("| %d | %,.0f | %.1f | %.1f | %.0f | %d |%n", round, sent / (double) ROUND.toSeconds(),
                        latencies.percentile(50), latencies.percentile(99), server.cpu().minus(cpu).toNanos() / 1e3 / sent,
                        server.residentMegabytes());
            }
        }
    }

    private static Latencies round(ServerProcess server, String channel, String prefix) {
        Queue<long[]> times = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + ROUND.toNanos();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                String mine = prefix + i + "-";
                senders.submit(() -> {
                    try (Sender sender = new Sender(server.port(), server.ownerToken(), channel)) {
                        long[] own = new long[100_000];
                        int count = 0;
                        for (long now = System.nanoTime(); now < end; count++) {
                            sender.send(mine + count, Crowd.text());
                            long then = System.nanoTime();
                            own[count] = then - now;
                            now = then;
                        }
                        times.add(Arrays.copyOf(own, count));
                    }
                    return null;
                });
            }
        }
        long[] all = times.stream().flatMapToLong(LongStream::of).toArray();
        return Latencies.of(all, 0, all.length);
    }
}
