package dev.vireo.server.drill;

import dev.vireo.protocol.Cursor;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** People at work in an office in a file: they make every kind of change, and each has a stream. */
final class Workday implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final FileOffice office;
    private final Ledger ledger = new Ledger();
    private final List<Coworker> coworkers = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final List<StreamCheck> streams = new ArrayList<>();
    private final List<Pace> paces = new ArrayList<>();
    private final FrontDesk desk;

    private Workday(FileOffice office, int people, int perSecond, long seed) {
        this.office = office;
        List<Person> gathered = office.gather(people);
        Random random = new Random(seed);
        for (Person person : gathered) {
            coworkers.add(new Coworker(person, office, ledger, Registers.of(person, office), random.nextLong()));
        }
        desk = new FrontDesk(office, ledger, Registers.ofOwner(gathered, office), random.nextLong());
        for (Person person : gathered) {
            Reader reader = new Reader(person, List.of(office.node()), () -> {});
            readers.add(reader);
            streams.add(new StreamCheck(reader, ledger));
        }
        awaitStreams();
        Duration interval = Duration.ofNanos(people * 1_000_000_000L / perSecond);
        coworkers.forEach(coworker -> paces.add(new Pace(coworker, interval, ledger)));
        paces.add(new Pace(desk, interval, ledger));
    }

    /** @param perSecond the changes per second of all people together */
    static Workday begin(FileOffice office, int people, int perSecond, long seed) {
        return new Workday(office, people, perSecond, seed);
    }

    /** Waits until this many more changes have been acknowledged. */
    void awaitChanges(int more) {
        int before = ledger.changes();
        if (!Await.within(TIMEOUT, () -> ledger.changes() >= before + more || !ledger.faults().isEmpty())) {
            throw new IllegalStateException(String.format(Locale.ROOT, "only %d of %d changes were acknowledged; %s",
                    ledger.changes() - before, more, ledger.faults()));
        }
    }

    private void awaitStreams() {
        if (!Await.within(TIMEOUT, () -> readers.stream().allMatch(Reader::isLive))) {
            throw new IllegalStateException("not every stream came back");
        }
    }

    /** Lets everybody finish what they do, and do nothing until {@link #goOn}. */
    void pause() {
        paces.forEach(Pace::pause);
        if (!Await.within(TIMEOUT, () -> paces.stream().allMatch(Pace::isIdle))) {
            throw new IllegalStateException("not everything was acknowledged; " + ledger.faults());
        }
    }

    void goOn() {
        paces.forEach(Pace::resume);
    }

    /** Waits until all is acknowledged and read, checks everything, and goes on. */
    void check(Findings findings) {
        pause();
        awaitStreams();
        // One last message in each channel: whoever has it has all before.
        coworkers.forEach(Coworker::send);
        Await.within(TIMEOUT, () -> readers.stream().allMatch(reader -> reader.messages() >= ledger
                .channel(reader.person().channelId()).size()));
        new FileChecker(office, ledger, coworkers, desk.registers(), streams, findings).check();
        findings.faults(ledger.faults());
        findings.faults(readers.stream().flatMap(reader -> reader.faults().stream()).toList());
        goOn();
    }

    Ledger ledger() {
        return ledger;
    }

    List<Coworker> coworkers() {
        return coworkers;
    }

    List<Register> deskRegisters() {
        return desk.registers();
    }

    String ownerToken() {
        return office.ownerToken();
    }

    /** Of the last entry that somebody's stream told. */
    Cursor lastCursor(Person person) {
        return Cursor.parse(readers.stream().filter(reader -> reader.person().equals(person)).findFirst().orElseThrow()
                .received().getLast().cursor());
    }

    /** Lets everybody stop at once, whatever is not acknowledged. */
    void abandon() {
        paces.forEach(Pace::end);
        if (!Await.within(TIMEOUT, () -> paces.stream().allMatch(Pace::isIdle))) {
            throw new IllegalStateException("somebody does not stop");
        }
        readers.forEach(Reader::close);
    }

    int deliveries() {
        return readers.stream().mapToInt(reader -> reader.received().size()).sum();
    }

    int unanswered() {
        return coworkers.stream().mapToInt(PacedWork::unanswered).sum() + desk.unanswered();
    }

    /** The longest time that a reader was without a stream. */
    Duration longestGap() {
        return readers.stream().flatMap(reader -> reader.gaps().stream()).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Everything that it wrote and read, in a sentence. */
    String summary() {
        return String.format(Locale.ROOT, "%,d changes, %,d messages, %,d deliveries checked", ledger.changes(),
                ledger.messages().size(), deliveries());
    }

    @Override
    public void close() {
        paces.forEach(Pace::end);
        readers.forEach(Reader::close);
    }
}
