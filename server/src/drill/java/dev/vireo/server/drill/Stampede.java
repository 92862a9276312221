package dev.vireo.server.drill;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.bench.Latencies;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The server is killed, and all streams come back at once when it is there again. */
record Stampede() implements FileDrill {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int PEOPLE = 100;
    private static final int MISSED = 5;
    /** In megabytes. 10,000 streams fill more than a small server has. */
    private static final int HEAP = 512;

    @Override
    public String name() {
        return "10,000 streams reconnect at once";
    }

    @Override
    public String promise() {
        return "all resumed within 60 s with what they missed; sends meanwhile p99 under 1 s";
    }

    @Override
    public void run(Size size, Findings findings) throws Exception {
        int streams = size.of(10_000, 300);
        try (FileOffice office = FileOffice.open(size, HEAP, List.of("--streams-per-person", Integer.toString(streams / PEOPLE)))) {
            List<Person> readers = office.gather(PEOPLE);
            String channel = office.owner().post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Everybody", null,
                    readers.stream().map(Person::username).toList())).as(Channel.class).id();
            List<Person> writers = office.gather(8);
            List<Reader> streamsOpen = new ArrayList<>();
            try {
                for (int i = 0; i < streams; i++) {
                    streamsOpen.add(new Reader(readers.get(i % PEOPLE), List.of(office.node()), () -> {}));
                }
                await("not every stream has begun", () -> streamsOpen.stream().allMatch(Reader::isLive));
                for (int i = 0; i < MISSED; i++) {
                    office.owner().post("/api/v1/channel/" + channel + "/messages",
                            new Requests.MessageToSend("missed-" + i, "Message " + i, null, null)).as(Message.class);
                }
                office.node().kill();
                office.start();
                resume(office, size, writers, streamsOpen, findings);
            } finally {
                streamsOpen.forEach(Reader::abandon);
            }
        }
    }

    private static void resume(FileOffice office, Size size, List<Person> writers, List<Reader> streams, Findings findings) {
        long began = System.nanoTime();
        try (EvenSenders senders = new EvenSenders(office.node().port(), writers, 10, () -> "Meanwhile")) {
            await("not every stream has what it missed",
                    () -> streams.stream().allMatch(reader -> reader.isLive() && reader.messages() >= MISSED));
            long resumed = System.nanoTime() - began;
            // Once more, since whoever came last may have been sent more than was missed.
            Await.time(size.seconds(3, 0));
            List<String> first = ids(streams.getFirst());
            findings.require(first.size() == MISSED, first.size() + " messages arrived and not " + MISSED);
            findings.require(streams.stream().allMatch(reader -> ids(reader).equals(first)),
                    "not every stream told the same, once and in order");
            streams.forEach(reader -> findings.faults(reader.faults()));
            Latencies sent = senders.between(began, began + resumed);
            findings.see(String.format(Locale.ROOT, "%,d streams resumed after %.1f s; sends meanwhile p50 %.0f ms, p99 %.0f ms",
                    streams.size(), resumed / 1e9, sent.percentile(50), sent.percentile(99)));
            findings.judge(resumed < 60e9, "it took too long");
            findings.judge(sent.percentile(99) < 1_000, "sends took too long meanwhile");
            senders.finish(findings);
        }
    }

    /** The cursors of the messages that a stream told, in order. */
    private static List<String> ids(Reader reader) {
        return reader.received().stream().filter(each -> each.data().startsWith("{\"type\":\"new_message\"")).map(Received::cursor)
                .toList();
    }

    private static void await(String otherwise, BooleanSupplier condition) {
        if (!Await.within(TIMEOUT, condition)) {
            throw new IllegalStateException(otherwise);
        }
    }
}
