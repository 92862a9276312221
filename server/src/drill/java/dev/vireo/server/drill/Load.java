package dev.vireo.server.drill;

import dev.vireo.server.bench.Latencies;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** People at all servers who write to each other, as evenly as a clock, and read. */
final class Load implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Stage stage;
    private final List<Outbox> outboxes = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();

    private Load(Stage stage) {
        this.stage = stage;
    }

    /** @param perSecond the messages per second of all people together */
    static Load begin(Stage stage, int people, int perSecond) {
        Load load = new Load(stage);
        try {
            List<Person> gathered = stage.gather(people);
            for (int i = 0; i < people; i++) {
                int mine = i;
                load.readers.add(new Reader(gathered.get(i), stage.nodes(), () -> load.wake(mine)));
            }
            if (!Await.within(TIMEOUT, () -> load.readers.stream().allMatch(Reader::isLive))) {
                throw new IllegalStateException("not every stream has begun: " + load.readerFaults());
            }
            long interval = people * 1_000_000_000L / perSecond;
            long now = System.nanoTime();
            for (int i = 0; i < people; i++) {
                load.outboxes.add(new Outbox(gathered.get(i), stage.nodes(), now + i * interval / people, interval));
            }
            return load;
        } catch (RuntimeException | Error e) {
            load.close();
            throw e;
        }
    }

    private void wake(int person) {
        if (person < outboxes.size()) {
            outboxes.get(person).wake();
        }
    }

    private List<String> readerFaults() {
        return readers.stream().flatMap(reader -> reader.faults().stream()).toList();
    }

    /** Waits until this many more messages have been acknowledged. */
    void awaitAcknowledged(int more) {
        int before = acknowledged();
        if (!Await.within(TIMEOUT, () -> acknowledged() >= before + more)) {
            throw new IllegalStateException(String.format(Locale.ROOT, "only %d of %d messages were acknowledged; %s",
                    acknowledged() - before, more, state()));
        }
    }

    /** Waits until the number of refusals exceeds this. */
    void awaitRefused(int before) {
        if (!Await.within(TIMEOUT, () -> refused() > before)) {
            throw new IllegalStateException("nobody noticed; " + state());
        }
    }

    /** Returns everybody to the server at which they started. */
    void returnToFirstNodes() {
        outboxes.forEach(Outbox::returnToFirstNode);
        readers.forEach(Reader::returnToFirstNode);
        awaitStreams();
    }

    /** Waits until every stream is live. */
    void awaitStreams() {
        if (!Await.within(TIMEOUT, () -> readers.stream().allMatch(Reader::isLive))) {
            throw new IllegalStateException("not every stream came back; " + readerFaults());
        }
    }

    /**
     * Stops writing and waits until everything is sent.
     *
     * @return how long that took
     */
    Duration drain() {
        long began = System.nanoTime();
        outboxes.forEach(Outbox::end);
        if (!Await.within(TIMEOUT, () -> outboxes.stream().allMatch(Outbox::isEmpty))) {
            outboxes.forEach(Outbox::abandon);
            throw new IllegalStateException("not every outbox became empty; " + state());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Ends the load, waits until all is sent and read, and checks everything. */
    void finish(Findings findings) throws Exception {
        drain();
        awaitStreams();
        stage.awaitServing();
        Map<String, Integer> perChannel = outboxes.stream().collect(Collectors.groupingBy(
                outbox -> outbox.person().channelId(), Collectors.summingInt(Outbox::acknowledged)));
        // The checker reports what is missing then.
        Await.within(TIMEOUT,
                () -> readers.stream().allMatch(reader -> reader.messages() >= perChannel.getOrDefault(reader.person().channelId(), 0)));
        readers.forEach(Reader::close);
        findings.faults(outboxFaults());
        findings.faults(readerFaults());
        new Checker(stage, sent(), readers, findings).check();
        findings.see(String.format(Locale.ROOT, "%,d messages, %,d deliveries checked",
                acknowledged(), readers.stream().mapToInt(Reader::messages).sum()));
    }

    private String state() {
        return String.format(Locale.ROOT, "%d acknowledged, %d × 503, %d without an answer, %d found no server, %s",
                acknowledged(), refused(), unanswered(), unreached(), outboxFaults());
    }

    private List<String> outboxFaults() {
        return outboxes.stream().flatMap(outbox -> outbox.faults().stream()).toList();
    }

    /** The number of answers and events that no server may give. */
    int faults() {
        return outboxFaults().size() + readerFaults().size();
    }

    List<Sent> sent() {
        return outboxes.stream().flatMap(outbox -> outbox.sent().stream()).toList();
    }

    List<Reader> readers() {
        return readers;
    }

    int acknowledged() {
        return sum(Outbox::acknowledged);
    }

    int refused() {
        return sum(Outbox::refused);
    }

    int unanswered() {
        return sum(Outbox::unanswered);
    }

    int unreached() {
        return sum(Outbox::unreached);
    }

    private int sum(ToIntFunction<Outbox> counter) {
        return outboxes.stream().mapToInt(counter).sum();
    }

    /** The longest wait for a 503. */
    Duration slowestRefusal() {
        return outboxes.stream().map(Outbox::slowestRefusal).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** The longest time a reader was without a stream. */
    Duration longestGap() {
        return readers.stream().flatMap(reader -> reader.gaps().stream()).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /**
     * The latencies from the intended time of sending to arrival at a reader on another server, once finished.
     *
     * @param which the messages to count
     */
    Latencies acrossServers(Predicate<Sent> which) {
        Map<String, Sent> byClientId = new HashMap<>();
        sent().stream().filter(which).forEach(each -> byClientId.put(each.clientId(), each));
        long[] times = readers.stream().flatMap(reader -> reader.received().stream())
                .mapToLong(received -> {
                    Sent origin = byClientId.get(Checker.clientIdOf(received));
                    return origin == null || origin.node() == received.node() ? -1 : received.at() - origin.intendedAt();
                })
                .filter(time -> time >= 0)
                .toArray();
        return Latencies.of(times, 0, times.length);
    }

    @Override
    public void close() {
        outboxes.forEach(Outbox::abandon);
        readers.forEach(Reader::close);
    }
}
