package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The clock of an office in a file jumps by an hour and by a year, ahead and back, while the server runs and while it is down. */
record ClockJumps() implements FileDrill {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "the clock jumps by an hour and a year, ahead and back, while the server runs and across a kill";
    }

    @Override
    public String promise() {
        return "order, cursors, retention, sessions: numbers and positions go on, times follow the clock, nobody is signed out, and what is "
                + "past its time goes, nothing else";
    }

    @Override
    public void run(Size size, Findings findings) throws Exception {
        List<Duration> jumps = size == Size.FULL
                ? List.of(HOUR, Duration.ZERO, HOUR.negated(), Duration.ZERO, YEAR, Duration.ZERO, YEAR.negated(), Duration.ZERO)
                : List.of(YEAR, Duration.ZERO);
        long seed = System.nanoTime();
        try (OfficeTime time = OfficeTime.make();
                FileOffice office = FileOffice.openWith(time, size);
                Workday day = Workday.begin(office, 8, size.of(80, 30), seed)) {
            day.awaitChanges(size.of(200, 100));
            for (boolean killed : size == Size.FULL ? List.of(false, true) : List.of(true)) {
                for (Duration ahead : jumps) {
                    if (killed) {
                        office.node().kill();
                        time.set(ahead);
                        office.start();
                    } else {
                        time.set(ahead);
                    }
                    day.awaitChanges(size.of(200, 40));
                    timesFollow(time, day, findings);
                    day.check(findings);
                }
            }
            expire(time, office, day, findings);
            findings.see(String.format(Locale.ROOT, "%s; %d jumps", day.summary(), jumps.size() * size.of(2, 1)));
            if (!findings.isClean()) {
                findings.fault("seed " + seed);
            }
        }
    }

    /** What is sent now has the time that the clock shows now. */
    private static void timesFollow(OfficeTime time, Workday day, Findings findings) {
        day.pause();
        Coworker coworker = day.coworkers().getFirst();
        Instant before = time.instant();
        coworker.send();
        Instant after = time.instant();
        Instant sent = day.ledger().channel(coworker.person().channelId()).getLast().sent().createdAt();
        findings.require(!sent.isBefore(before.minus(CLOSE)) && !sent.isAfter(after.plus(CLOSE)),
                "a message has the time " + sent + ", sent at " + after);
        day.goOn();
    }

    /** With a rule of a day, everything goes two days later, in the one channel, and nothing in the other. */
    private static void expire(OfficeTime time, FileOffice office, Workday day, Findings findings) {
        day.check(findings);
        day.pause();
        List<String> channels = day.coworkers().stream().map(coworker -> coworker.person().channelId()).distinct().toList();
        Stream.of(0, 1).forEach(i -> office.owner().patch("/api/v1/channel/" + channels.get(i),
                "{\"retention_days\":" + (i == 0 ? 1 : 3) + "}").as(Channel.class));
        time.set(Duration.ofDays(2));
        long chores = time.wantChores();
        if (!Await.within(TIMEOUT, () -> time.areChoresDone(chores))) {
            throw new IllegalStateException("the server's chores did not end");
        }
        for (Coworker coworker : day.coworkers()) {
            Person person = coworker.person();
            List<Message> left = ChannelHistory.read(office.as(person.token()), person.channelId());
            boolean expired = person.channelId().equals(channels.getFirst());
            findings.require(left.size() == (expired ? 0 : day.ledger().channel(person.channelId()).size()), String.format(Locale.ROOT,
                    "%d messages are left of channel %s after two days", left.size(), person.channelId()));
            Answers.UnreadCounts counts = office.as(person.token()).get("/api/v1/unread").as(Answers.UnreadCounts.class);
            findings.require(!expired || counts.total() == 0, person.username() + " has unread what expired");
            if (expired) {
                SearchCheck.check(person, office.as(person.token()), left, findings);
            }
        }
    }
}
