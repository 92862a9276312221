package dev.vireo.server.bench;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What one account can do to the others: it asks on 32 connections for one kind of work, as fast as it is answered, while somebody
 * else sends a message every 50 ms.
 */
public final class HeavyUserBench {

    private static final int CONNECTIONS = 32;
    private static final int PEOPLE = 50;
    private static final int WRITERS = 8;
    private static final int MESSAGES = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final String PASSWORD = "the same for everybody";

    private final ServerProcess server;
    private final String heavyUser;
    private final Http sender;
    private final String channel;
    private final List<String> names;

    private HeavyUserBench(ServerProcess server) {
        this.server = server;
        names = IntStream.range(0, PEOPLE).mapToObj(i -> String.format(Locale.ROOT, "person-%02d", i)).toList();
        server.owner().post("/api/v1/users", names.stream()
                .map(name -> new Requests.NewUser(name, name, null, null, null, PASSWORD)).toList()).as(Answers.UserList.class);
        List<String> tokens = names.stream().limit(WRITERS).map(name -> server.as(null)
                .post("/api/v1/session", new Requests.SignIn(name, PASSWORD)).as(Answers.SignedIn.class).token()).toList();
        heavyUser = tokens.get(0);
        sender = server.as(tokens.get(1));
        channel = server.as(heavyUser).post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "everybody", null, names))
                .as(Channel.class).id();
        List<Thread> writing = new ArrayList<>();
        for (String token : tokens) {
            Http writer = server.as(token);
            writing.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < MESSAGES; i++) {
                    send(writer, "the bridge over the sea, stone by stone, number " + i);
                }
            }));
        }
        writing.forEach(HeavyUserBench::join);
    }

    public static void main(String[] args) throws IOException {
        System.out
                .println("| limits | meanwhile, on 32 connections | answered | refused | failed | sends | p50 ms | p99 ms | longest ms |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        for (String limits : List.of("off", "")) {
            List<String> settings = List.of("--limits", limits, "--channel-quota", limits.isEmpty() ? "50/500/10000" : limits);
            try (ServerProcess server = ServerProcess.start(List.of("-Xmx256m"), settings)) {
                new HeavyUserBench(server).run(limits.isEmpty() ? "usual" : limits);
            }
        }
    }

    private void run(String limits) {
        AtomicInteger made = new AtomicInteger();
        List<String> everybody = names.subList(0, 20);
        measure(limits, "nothing", null);
        measure(limits, "search", http -> i -> http.get("/api/v1/search?query=bridge%20stone&limit=100&offset=" + i % 900));
        measure(limits, "sign in", http -> i -> server.as(null).post("/api/v1/session", new Requests.SignIn(names.getFirst(), PASSWORD)));
        measure(limits, "typing", http -> i -> http.post("/api/v1/channel/" + channel + "/typing", "{}"));
        measure(limits, "list of channels", http -> i -> http.get("/api/v1/channels"));
        measure(limits, "exports", http -> i -> http.post("/api/v1/channel/" + channel + "/export"));
        measure(limits, "new channels", http -> i -> http.post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP,
                "channel-" + made.incrementAndGet(), null, everybody)));
        System.out.printf(Locale.ROOT, "%nThe sender's list of channels has %d KB afterwards.%n%n",
                sender.get("/api/v1/channels").bytes().length / 1_024);
    }

    private interface Asking {
        IntFunction<Answer> on(Http connection);
    }

    private void measure(String limits, String what, Asking asking) {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; asking != null && i < CONNECTIONS; i++) {
            IntFunction<Answer> ask = asking.on(server.as(heavyUser));
            crowd.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; !over.get(); n++) {
                    int status = status(ask, n);
                    (status < 400 ? answered : status == 429 || status == 409 || status == 503 ? refused : failed).incrementAndGet();
                }
            }));
        }
        List<Long> times = new ArrayList<>();
        long end = System.nanoTime() + ROUND.toNanos();
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            send(sender, "on with it");
            times.add(System.nanoTime() - began);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        over.set(true);
        crowd.forEach(HeavyUserBench::join);
        Latencies sends = Latencies.of(times.stream().mapToLong(Long::longValue).toArray(), 0, times.size());
        System.out.printf(Locale.ROOT, "| %s | %s | %d | %d | %d | %d | %.1f | %.1f | %.1f |%n", limits, what, answered.get(),
                refused.get(),
                failed.get(), times.size(), sends.percentile(50), sends.percentile(99), sends.percentile(100));
    }

    private static int status(IntFunction<Answer> ask, int n) {
        try {
            return ask.apply(n).status();
        } catch (RuntimeException brokenOff) {
            return 599;
        }
    }

    private void send(Http as, String body) {
        int status = as.post("/api/v1/channel/" + channel + "/messages", new Requests.MessageToSend(null, body, null, null)).status();
        if (status != 201) {
            throw new IllegalStateException("a message was answered with " + status);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
