package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.bench.Crowd;
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
            List<Crowd.Member> members = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                Person person = readers.get(i % PEOPLE);
                members.add(new Crowd.Member(person.username(), person.token()));
            }
            String cursor;
            try (Crowd before = Crowd.connect(office.node().port(), members, "")) {
                await("not every stream has begun", () -> before.connected() == streams || before.lost() > 0);
                findings.require(before.lost() == 0, before.lost() + " streams were ended before anything happened");
                cursor = office.owner().get("/api/v1/channels").as(Answers.ChannelList.class).cursor().toString();
                for (int i = 0; i < MISSED; i++) {
                    office.owner().post("/api/v1/channel/" + channel + "/messages",
                            new Requests.MessageToSend("missed-" + i, Crowd.text(), null, null)).as(Message.class);
                }
                office.node().kill();
            }
            office.start();
            try (EvenSenders senders = new EvenSenders(office.node().port(), writers, 10, () -> "Meanwhile")) {
                Await.time(size.seconds(5, 0));
                long began = System.nanoTime();
                try (Crowd after = Crowd.connect(office.node().port(), members, cursor)) {
                    await("not every stream has what it missed", () -> after.deliveries() >= streams * MISSED);
                    long resumed = System.nanoTime() - began;
                    // Once more, since whoever came last may have been sent more than was missed.
                    Await.time(size.seconds(3, 0));
                    findings.require(after.deliveries() == streams * MISSED, String.format(Locale.ROOT, "%d deliveries and not %d",
                            after.deliveries(), streams * MISSED));
                    findings.require(after.lost() == 0, after.lost() + " streams were ended");
                    Latencies sent = senders.between(began, began + resumed);
                    findings.see(String.format(Locale.ROOT, "%,d streams resumed after %.1f s; sends meanwhile p50 %.0f ms, p99 %.0f ms",
                            streams, resumed / 1e9, sent.percentile(50), sent.percentile(99)));
                    findings.judge(resumed < 60e9, "it took too long");
                    findings.judge(sent.percentile(99) < 1_000, "sends took too long meanwhile");
                }
                senders.finish(findings);
            }
        }
    }

    private static void await(String otherwise, BooleanSupplier condition) {
        if (!Await.within(TIMEOUT, condition)) {
            throw new IllegalStateException(otherwise);
        }
    }
}
