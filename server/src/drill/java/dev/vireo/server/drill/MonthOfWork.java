package dev.vireo.server.drill;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A month of an office of fifty, played as fast as the server takes it: messages, files, edits, and a rule by which all of it goes after a
 * while. H2 has a few minutes for the housekeeping that it otherwise does in a month.
 */
record MonthOfWork(int days) implements FileDrill {

    private static final int PEOPLE = 52;
    private static final int AT_ONCE = 8;
    private static final int RETENTION_DAYS = 7;
    private static final int HOURS = 24;
    private static final int DAYS_BETWEEN_MEASUREMENTS = 3;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final double MIB = 1024 * 1024;

    @Override
    public String name() {
        return String.format(Locale.ROOT, "%d days of an office of 50 (60 messages a day each, files, edits, retention) played fast", days);
    }

    @Override
    public String promise() {
        return "data folder ≤ 2 × live data at every moment while running, memory flat";
    }

    @Override
    public void run(Size size, Findings findings) throws Exception {
        int step = size.of(1, 12);
        int messages = size.of(PEOPLE * 60 / HOURS, 8);
        int played = size.of(days, 9);
        List<String> rows = new ArrayList<>();
        double worst = 0;
        long firstHeap = 0;
        long heap = 0;
        try (OfficeTime time = OfficeTime.make();
                FileOffice office = FileOffice.openWith(time, size);
                DataFolderSize folder = new DataFolderSize(office.folder());
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            office.owner().patch("/api/v1/office", new Requests.OfficeChange(null, null, RETENTION_DAYS, null)).as(Office.class);
            List<Author> authors = authors(office);
            for (int day = 0; day < played; day++) {
                for (int hour = 0; hour < HOURS; hour += step) {
                    time.set(Duration.ofDays(day).plusHours(hour));
                    write(authors, messages, people);
                    long chores = time.wantChores();
                    if (!Await.within(TIMEOUT, () -> time.areChoresDone(chores))) {
                        throw new IllegalStateException("the server's chores did not end");
                    }
                }
                if (size == Size.FULL && (day + 1) % DAYS_BETWEEN_MEASUREMENTS == 0) {
                    long most = folder.mostSinceLast();
                    long live = folder.live();
                    heap = office.node().process().liveHeap();
                    firstHeap = firstHeap == 0 && day >= RETENTION_DAYS ? heap : firstHeap;
                    worst = Math.max(worst, (double) most / live);
                    rows.add(String.format(Locale.ROOT, "day %d: %.0f MiB at most, %.0f live, heap %.1f MiB", day + 1, most / MIB,
                            live / MIB,
                            heap / MIB));
                }
            }
            onlyYoungMessagesAreLeft(authors, messages, messages * HOURS / step, played, findings);
        }
        if (size == Size.FULL) {
            rows.forEach(row -> System.out.println("  " + row));
            findings.see(rows.getLast());
            findings.see(
                    String.format(Locale.ROOT, "at most %.2f × what was live at the end of its three days; live heap %.1f MiB after the "
                            + "first week, %.1f at the end", worst, firstHeap / MIB, heap / MIB));
            findings.judge(worst <= 2, "the data folder took too much room");
            findings.judge(firstHeap == 0 || heap < firstHeap * 1.25, "memory grew");
        }
    }

    /** Somebody with a connection that stays open. */
    private static final class Author {

        private final Http http;
        private final Person person;
        private final List<String> channels;
        private final Random random;
        private Optional<Message> last = Optional.empty();

        Author(FileOffice office, Person person, String everybody, long seed) {
            this.http = office.as(person.token());
            this.person = person;
            this.channels = List.of(person.channelId(), person.channelId(), person.channelId(), everybody);
            this.random = new Random(seed);
        }

        /** One message in twenty carries a file, and one is edited. */
        void write() {
            List<String> files = null;
            if (random.nextInt(20) == 0) {
                byte[] content = new byte[1 + random.nextInt(60_000)];
                random.nextBytes(content);
                files = List.of(http.send("POST", "/api/v1/attachments?name=plan.bin", Optional.of("application/octet-stream"), content)
                        .as(Message.Attachment.class).id());
            }
            String channel = channels.get(random.nextInt(channels.size()));
            String text = "The carts leave before noon and come back with the mangoes. ".repeat(1 + random.nextInt(4)) + random.nextInt();
            if (random.nextInt(20) == 0 && last.isPresent()) {
                // It may have expired.
                http.patch("/api/v1/message/" + last.get().id(), new Requests.MessageChange(text));
            }
            last = Optional.of(http.post("/api/v1/channel/" + channel + "/messages",
                    new Requests.MessageToSend(null, text, null, files)).as(Message.class));
        }
    }

    private static List<Author> authors(FileOffice office) {
        List<Person> people = office.gather(PEOPLE);
        String everybody = office.owner().post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Everybody", null,
                people.stream().map(Person::username).toList())).as(Channel.class).id();
        List<Author> authors = new ArrayList<>();
        people.forEach(person -> authors.add(new Author(office, person, everybody, authors.size())));
        return authors;
    }

    private static void write(List<Author> authors, int messages, ExecutorService people) throws Exception {
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int first = i;
            writing.add(people.submit(() -> {
                for (int number = first; number < messages; number += AT_ONCE) {
                    // Nobody writes at two places at once: of each eight, every connection has its own.
                    authors.get(number / AT_ONCE * AT_ONCE % (authors.size() / AT_ONCE * AT_ONCE) + first).write();
                }
            }));
        }
        for (Future<?> each : writing) {
            each.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void onlyYoungMessagesAreLeft(List<Author> authors, int atOnce, int aDay, int played, Findings findings) {
        long left = 0;
        for (int i = 0; i < authors.size(); i += 4) {
            Author author = authors.get(i);
            left += ChannelHistory.read(author.http, author.person.channelId()).size();
        }
        long sent = (long) aDay * played;
        long everybody = ChannelHistory.read(authors.getFirst().http, authors.getFirst().channels.getLast()).size();
        long expected = (long) aDay * Math.min(played, RETENTION_DAYS);
        findings.see(String.format(Locale.ROOT, "%,d messages sent, %,d left", sent, left + everybody));
        // Those that were sent exactly a week ago may have gone, or not yet.
        findings.require(Math.abs(left + everybody - expected) <= atOnce, String.format(Locale.ROOT,
                "%d messages are left, and %d are young", left + everybody, expected));
    }
}
