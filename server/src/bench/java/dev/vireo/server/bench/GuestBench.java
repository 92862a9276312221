package dev.vireo.server.bench;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What guests cost in the fan-out: the same messages into a channel whose members are all connected, in offices of which none, some
 * and half of the members are guests. Each office has a server of its own; they are measured in turns.
 */
public final class GuestBench {

    private static final int MEMBERS = 200;
    private static final List<Integer> PERCENT = List.of(0, 10, 50);
    private static final int PER_SECOND = 50;
    private static final int REPEATS = 9;
    private static final Duration WARMING_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private record Round(double serverMicros, double half, double slowest) {
    }

    private GuestBench() {
    }

    public static void main(String[] args) throws IOException {
        List<Office> offices = new ArrayList<>();
        try {
            for (int percent : PERCENT) {
                offices.add(Office.of(percent));
            }
            for (Office office : offices) {
                office.round(WARMING_UP);
            }
            for (int i = 0; i < REPEATS; i++) {
                for (Office office : offices) {
                    office.rounds.add(office.round(ROUND));
                }
            }
            System.out.println("| guests among the readers | server CPU per delivery µs | p50 ms | p99 ms |");
            System.out.println("|---|---:|---:|---:|");
            for (Office office : offices) {
                System.out.printf(Locale.ROOT, "| %d %% | %.1f (%.1f to %.1f) | %.1f | %.1f |%n", office.percent,
                        office.percentile(Round::serverMicros, 50), office.percentile(Round::serverMicros, 0),
                        office.percentile(Round::serverMicros, 100), office.percentile(Round::half, 50),
                        office.percentile(Round::slowest, 50));
            }
        } finally {
            for (Office office : offices) {
                office.close();
            }
        }
    }

    /** One server, everybody of its channel on a stream, and the owner, who writes. */
    private static final class Office implements AutoCloseable {

        private final int percent;
        private final ServerProcess server;
        private final Crowd crowd;
        private final String channelId;
        private final List<Round> rounds = new ArrayList<>();
        private int sent;

        private Office(int percent, ServerProcess server, Crowd crowd, String channelId) {
            this.percent = percent;
            this.server = server;
            this.crowd = crowd;
            this.channelId = channelId;
        }

        /** Its people are bots, whose tokens the owner can make. */
        static Office of(int percent) throws IOException {
            ServerProcess server = ServerProcess.start(List.of());
            List<String> names = IntStream.range(0, MEMBERS).mapToObj(i -> String.format(Locale.ROOT, "member-%04d", i)).toList();
            List<Requests.NewUser> people = IntStream.range(0, MEMBERS).mapToObj(i -> new Requests.NewUser(names.get(i), names.get(i), null,
                    null, i % 100 < percent ? OfficeRole.GUEST : OfficeRole.MEMBER, null, true)).toList();
            require(server.owner().post("/api/v1/users", people).status() == 201, "nobody was added");
            Channel channel = server.owner().post("/api/v1/channels",
                    new Requests.NewChannel(ChannelKind.GROUP, "everybody", null, names)).as(Channel.class);
            Crowd crowd = Crowd.connect(server.port(), names.stream().map(name -> new Crowd.Member(name, server.tokenOf(name))).toList());
            await("everybody to be connected", () -> crowd.connected() == MEMBERS);
            return new Office(percent, server, crowd, channel.id());
        }

        Round round(Duration length) throws IOException {
            int count = (int) (PER_SECOND * length.toSeconds());
            int from = crowd.deliveries();
            int to = from + count * MEMBERS;
            Duration cpu = server.cpu();
            long started = System.nanoTime();
            // A connection for each round: while others have their turn, the server would close one that rests.
            try (Sender writer = new Sender(server.port(), server.ownerToken(), channelId, TIMEOUT)) {
                for (int i = 0; i < count; i++) {
                    LockSupport.parkNanos(started + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
                    writer.send("g" + ++sent, Crowd.text());
                }
            }
            await("all deliveries", () -> crowd.deliveries() >= to || crowd.lost() > 0);
            require(crowd.lost() == 0, "the server cut " + crowd.lost() + " streams");
            require(crowd.deliveries() == to, crowd.deliveries() - to + " more deliveries than messages");
            Latencies latencies = crowd.latencies(from, to);
            return new Round(server.cpu().minus(cpu).toNanos() / 1e3 / count / MEMBERS, latencies.percentile(50),
                    latencies.percentile(99));
        }

        double percentile(ToDoubleFunction<Round> of, int percentile) {
            double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
            return sorted[(sorted.length - 1) * percentile / 100];
        }

        @Override
        public void close() throws IOException {
            crowd.close();
            server.close();
        }
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(otherwise);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws IOException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            require(System.nanoTime() < end, "waited in vain for " + what);
            LockSupport.parkNanos(200_000);
        }
    }
}
