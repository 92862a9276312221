package dev.vireo.server.bench;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Messages into a channel whose members are all connected: how soon everybody has one, what a delivery costs the server, and how
 * many it makes a second. This process writes and reads; the server has its own.
 */
public final class FanoutBench {

    private static final int MEMBERS = 1_000;
    private static final int WRITERS = 16;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final ServerProcess server;
    private final Crowd crowd;
    private final String channelId;
    private final BlockingQueue<Sender> writers = new LinkedBlockingQueue<>();
    private int sent;

    private FanoutBench(ServerProcess server, Crowd crowd, String channelId) throws IOException {
        this.server = server;
        this.crowd = crowd;
        this.channelId = channelId;
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Sender(server.port(), server.ownerToken(), channelId));
        }
    }

    public static void main(String[] args) throws IOException {
        try (ServerProcess server = ServerProcess.start(List.of())) {
            List<String> names = IntStream.rangeClosed(1, MEMBERS).mapToObj(i -> String.format(Locale.ROOT, "member-%04d", i)).toList();
            server.owner().post("/api/v1/users", names.stream()
                    .map(name -> Requests.NewUser.bot(name, name)).toList());
            Channel channel = server.owner().post("/api/v1/channels",
                    new Requests.NewChannel(ChannelKind.GROUP, "everybody", null, names)).as(Channel.class);
            List<Crowd.Member> members = names.stream().map(name -> new Crowd.Member(name, server.tokenOf(name))).toList();
            long before = server.residentMegabytes();
            try (Crowd crowd = Crowd.connect(server.port(), members)) {
                await(() -> crowd.connected() == MEMBERS);
                System.out.printf(Locale.ROOT, "%d streams are open; the server holds %d MiB, %d MiB before%n", MEMBERS,
                        server.residentMegabytes(), before);
                new FanoutBench(server, crowd, channel.id()).run();
            }
        }
    }

    private void run() {
        System.out.println("| what | messages/s | deliveries/s | p50 ms | p99 ms | server CPU per delivery µs | streams cut |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|");
        rate(20, ROUND, "warming up");
        for (int round = 1; round <= ROUNDS; round++) {
            alone();
            rate(20, ROUND, "20 a second");
            rate(100, ROUND, "100 a second");
            rate(200, ROUND, "200 a second");
        }
    }

    /** Sends one message at a time, the next only when everybody has it. */
    private void alone() {
        int messages = 40;
        List<Long> untilAll = new ArrayList<>();
        Duration cpu = server.cpu();
        int from = crowd.deliveries();
        for (int i = 0; i < messages; i++) {
            long started = System.nanoTime();
            int expected = crowd.deliveries() + MEMBERS;
            write();
            await(() -> crowd.deliveries() >= expected);
            untilAll.add(System.nanoTime() - started);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        Latencies all = Latencies.of(untilAll.stream().mapToLong(Long::longValue).toArray(), 0, messages);
        print("one alone", 0, 0, crowd.latencies(from, crowd.deliveries()), server.cpu().minus(cpu), crowd.deliveries() - from);
        System.out.printf(Locale.ROOT, "  until all %d have it: p50 %.1f ms, p99 %.1f ms%n",
                MEMBERS, all.percentile(50), all.percentile(99));
    }

    private void rate(int perSecond, Duration length, String what) {
        Duration cpu = server.cpu();
        int from = crowd.deliveries();
        int count = (int) (perSecond * length.toSeconds());
        long started = System.nanoTime();
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos(started + i * 1_000_000_000L / perSecond - System.nanoTime());
                tasks.execute(this::write);
            }
        }
        int expected = from + count * (MEMBERS - crowd.lost());
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (crowd.deliveries() < expected && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        int deliveries = crowd.deliveries() - from;
        print(what, count / seconds, deliveries / seconds, crowd.latencies(from, from + deliveries), server.cpu().minus(cpu),
                deliveries);
    }

    private void print(String what, double messages, double deliveries, Latencies latencies, Duration cpu, int count) {
        System.out.printf(Locale.ROOT, "| %s | %.0f | %,.0f | %.1f | %.1f | %.1f | %d |%n", what, messages, deliveries,
                latencies.percentile(50), latencies.percentile(99), count == 0 ? 0 : cpu.toNanos() / 1e3 / count, crowd.lost());
    }

    private void write() {
        try {
            Sender writer = writers.take();
            try {
                writer.send("m" + sent(), Crowd.text());
            } finally {
                writers.add(writer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int sent() {
        return ++sent;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("did not happen within " + TimeUnit.NANOSECONDS.toSeconds(TIMEOUT.toNanos()) + " s");
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
