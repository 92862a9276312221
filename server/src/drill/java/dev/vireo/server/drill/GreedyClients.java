package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Requests;
import dev.vireo.server.bench.Crowd;
import dev.vireo.server.bench.Latencies;
import dev.vireo.server.bench.Sender;
import dev.vireo.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * In an office whose people write and read evenly, one never reads their stream, then 500 requests come that are never finished, then one
 * person sends from 32 connections as fast as they can. What the others notice is compared with the time before.
 */
record GreedyClients() implements FileDrill {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int HALF_SENT = 500;
    private static final int CONNECTIONS = 32;
    /** Long, so that a stream that nobody reads fills. */
    private static final String PADDING = "mango ".repeat(250);

    @Override
    public String name() {
        return "one of 200 never reads; 500 half-sent requests; one person sends from 32 connections";
    }

    @Override
    public String promise() {
        return "others' p99 compared; 429 with Retry-After";
    }

    /** Ends a nuisance. */
    private interface Ending {

        void end() throws Exception;
    }

    /** Something that somebody does to the server for a while. */
    private interface Nuisance {

        Ending begin() throws Exception;
    }

    @Override
    public void run(Size size, Findings findings) throws Exception {
        // The short form cannot wait until thousands of messages are sent.
        String limits = size == Size.FULL ? "sending=2000/6000" : "sending=100/600";
        try (FileOffice office = FileOffice.open(size, List.of("--limits", limits, "--channel-quota", "off"))) {
            List<Person> people = inOneChannel(office, size.of(200, 40));
            Person greedy = office.gather(4).getFirst();
            int port = office.node().port();
            try (Crowd crowd = Crowd.connect(port, people.stream().skip(1)
                    .map(person -> new Crowd.Member(person.username(), person.token())).toList(), "");
                    EvenSenders senders = new EvenSenders(port, people.subList(1, 21), size.of(20, 10), () -> Crowd.text() + PADDING)) {
                if (!Await.within(TIMEOUT, () -> crowd.connected() == people.size() - 1)) {
                    throw new IllegalStateException("not every stream has begun");
                }
                Await.time(size.seconds(20, 1));
                compare("one of " + people.size() + " never reads", () -> neverRead(port, people.getFirst()), crowd, senders, size,
                        findings);
                compare(HALF_SENT + " half-sent requests", () -> halfSent(port, people.getFirst()), crowd, senders, size, findings);
                Flood flood = new Flood(port, greedy);
                compare("one person on " + CONNECTIONS + " connections", flood::begin, crowd, senders, size, findings);
                findings.see(flood.summary());
                findings.require(flood.refused.get() > 0, "whoever sent as fast as they could was never told to wait");
                findings.require(flood.silent.get() == 0, "a 429 did not say when to come back");
                findings.require(flood.strange.get() == 0, flood.strange.get() + " answers were neither 201 nor 429");
                findings.require(crowd.lost() == 0, crowd.lost() + " streams of others were ended");
                senders.finish(findings);
            }
            office.owner().get("/api/v1/unread").as(Answers.UnreadCounts.class);
        }
    }

    private static List<Person> inOneChannel(FileOffice office, int count) {
        List<Person> people = office.gather(count);
        String channel = office.owner().post("/api/v1/channels",
                new Requests.NewChannel(ChannelKind.GROUP, "Everybody", null, people.stream().map(Person::username).toList()))
                .as(Channel.class).id();
        return people.stream().map(person -> new Person(person.username(), person.token(), channel, 0)).toList();
    }

    /** Measures before, during and after. */
    private static void compare(String what, Nuisance nuisance, Crowd crowd, EvenSenders senders, Size size, Findings findings)
            throws Exception {
        Duration time = size.seconds(20, 1);
        Measured before = Measured.during(time, crowd, senders);
        Measured during;
        Ending ending = nuisance.begin();
        try {
            during = Measured.during(time, crowd, senders);
        } finally {
            ending.end();
        }
        Measured after = Measured.during(time, crowd, senders);
        findings.see(String.format(Locale.ROOT, "%s: before %s, meanwhile %s, afterwards %s", what, before, during, after));
        // The machine's own noise is larger than the tenth that is promised.
        findings.judge(during.sent.percentile(99) < 2 * Math.max(before.sent.percentile(99), after.sent.percentile(99)) + 20,
                "others waited for long: " + what);
    }

    /** What those notice who write and read evenly. */
    private record Measured(Latencies sent, Latencies delivered) {

        static Measured during(Duration time, Crowd crowd, EvenSenders senders) {
            long from = System.nanoTime();
            int first = crowd.deliveries();
            Await.time(time);
            return new Measured(senders.between(from, System.nanoTime()), crowd.latencies(first, crowd.deliveries()));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "p99 %.0f ms to send and %.0f ms to deliver", sent.percentile(99), delivered.percentile(99));
        }
    }

    private static Ending neverRead(int port, Person person) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(("GET /api/v1/sse/" + person.username() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + person.token() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket::close;
    }

    private static Ending halfSent(int port, Person person) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < HALF_SENT; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write(("POST /api/v1/channel/" + person.channelId() + "/messages HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + person.token() + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"bo")
                    .getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        return () -> {
            for (Socket socket : sockets) {
                socket.close();
            }
        };
    }

    /** One person who sends from many connections as fast as they can, whatever the answers are. */
    private static final class Flood {

        private final int port;
        private final Person person;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger silent = new AtomicInteger();
        private final AtomicInteger strange = new AtomicInteger();

        Flood(int port, Person person) {
            this.port = port;
            this.person = person;
        }

        Ending begin() {
            AtomicBoolean ended = new AtomicBoolean();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                String prefix = "flood-" + i + "-";
                threads.add(Thread.ofVirtual().start(() -> send(prefix, ended)));
            }
            return () -> {
                ended.set(true);
                for (Thread thread : threads) {
                    thread.join(TIMEOUT);
                }
            };
        }

        private void send(String prefix, AtomicBoolean ended) {
            try (Sender sender = new Sender(port, person.token(), person.channelId(), TIMEOUT)) {
                for (int i = 0; !ended.get(); i++) {
                    Sender.Answer answer = sender.post(prefix + i, "As fast as I can");
                    switch (answer.status()) {
                        case 201 -> taken.incrementAndGet();
                        case 429 -> {
                            refused.incrementAndGet();
                            if (!answer.retryAfter()) {
                                silent.incrementAndGet();
                            }
                        }
                        default -> strange.incrementAndGet();
                    }
                }
            } catch (IOException e) {
                strange.incrementAndGet();
            }
        }

        String summary() {
            return String.format(Locale.ROOT, "of those, %,d were taken and %,d refused with 429", taken.get(), refused.get());
        }
    }
}
